package id.andalan.casework.web;

import id.andalan.casework.Draft;
import id.andalan.casework.Drafts;
import id.andalan.core.Actor;
import id.andalan.core.NotFound;
import id.andalan.document.FileRef;
import id.andalan.document.Files;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** GET /ajukan/{link}/berkas/{file}: a look at a file that was put into a draft. */
@Controller
public class DraftFilePage {
    private final Drafts drafts;
    private final Files files;

    DraftFilePage(Drafts drafts, Files files) {
        this.drafts = drafts;
        this.files = files;
    }

    @GetMapping("/ajukan/{link}/berkas/{file}")
    ResponseEntity<byte[]> open(Actor actor, @PathVariable String link, @PathVariable String file) {
        Draft draft = drafts.open(actor, link);
        FileRef found = files.list(Draft.SUBJECT, draft.id()).stream()
                .filter(one -> one.id().toString().equals(file))
                .findFirst()
                .orElseThrow(() -> new NotFound("file " + file));
        return inline(found, files);
    }

    /** A file to be looked at in the browser, which may do nothing else with it. */
    static ResponseEntity<byte[]> inline(FileRef found, Files files) {
        ContentDisposition shown = ContentDisposition.inline()
                .filename(found.name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(found.type().mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, shown.toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .body(files.open(found));
    }
}
