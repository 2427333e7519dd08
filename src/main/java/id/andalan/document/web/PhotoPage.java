package id.andalan.document.web;

import id.andalan.core.Actor;
import id.andalan.document.Photo;
import id.andalan.document.Photos;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;

/** GET /foto/{id}.jpg and /foto/{id}/kecil.jpg: the bytes of a photo never change, so browsers may keep them for a year. */
@Controller
class PhotoPage {
    private static final Duration LONG = Duration.ofDays(365);

    /**
     * A picture opened on its own stands in a page that the browser makes, centred by style attributes of its own: those are allowed,
     * on this answer only, and nothing else is.
     */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private final Photos photos;

    PhotoPage(Photos photos) {
        this.photos = photos;
    }

    @GetMapping("/foto/{id}.jpg")
    @Nullable
    ResponseEntity<byte[]> large(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(name = "kunci", required = false) @Nullable String key,
            WebRequest request) {
        return print(photos.get(actor, id, key), Photos.Size.LARGE, request);
    }

    @GetMapping("/foto/{id}/kecil.jpg")
    @Nullable
    ResponseEntity<byte[]> small(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(name = "kunci", required = false) @Nullable String key,
            WebRequest request) {
        return print(photos.get(actor, id, key), Photos.Size.SMALL, request);
    }

    private @Nullable ResponseEntity<byte[]> print(Photo photo, Photos.Size size, WebRequest request) {
        String etag = '"' + photo.id().toString() + size + '"';
        if (request.checkNotModified(etag)) {
            return null;
        }
        return ResponseEntity.ok()
                .eTag(etag)
                .cacheControl(cache(photo))
                .contentType(MediaType.IMAGE_JPEG)
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", POLICY)
                .header(
                        "Content-Disposition",
                        ContentDisposition.inline()
                                .filename("foto-" + photo.id() + ".jpg")
                                .build()
                                .toString())
                .body(photos.open(photo, size));
    }

    /** Proxies may keep what everybody may see; the rest only the reader's own browser. */
    private CacheControl cache(Photo photo) {
        CacheControl year = CacheControl.maxAge(LONG).immutable();
        return photos.isForEverybody(photo) ? year.cachePublic() : year.cachePrivate();
    }
}
