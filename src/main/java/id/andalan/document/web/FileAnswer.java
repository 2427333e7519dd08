package id.andalan.document.web;

import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Hands out bytes that people sent or that are about people: shown or saved, never run, never kept by anything between. */
final class FileAnswer {
    /** Viewers of browsers make a page of their own around a picture or PDF; nothing else may happen on it. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; img-src 'self'; frame-ancestors 'none'";

    /** Pictures need nothing at all; the PDF viewers of browsers do not open in a sandbox. */
    private static final String SANDBOX = POLICY + "; sandbox";

    private FileAnswer() {}

    static ResponseEntity<byte[]> of(byte[] bytes, String mediaType, String name, boolean save) {
        ContentDisposition.Builder how = save ? ContentDisposition.attachment() : ContentDisposition.inline();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType(mediaType))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", mediaType.equals("application/pdf") && !save ? POLICY : SANDBOX)
                .header("X-Robots-Tag", "noindex")
                .header(
                        "Content-Disposition",
                        how.filename(name, StandardCharsets.UTF_8).build().toString())
                .body(bytes);
    }
}
