package id.andalan.casework.web;

import id.andalan.casework.Application;
import id.andalan.casework.Applications;
import id.andalan.core.NotFound;
import id.andalan.document.Letter;
import id.andalan.document.Letters;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** GET /p/{link}/dokumen/{id}: the signed paper, for whoever holds the private link. */
@Controller
class FollowFiles {
    private final Applications applications;
    private final Letters letters;

    FollowFiles(Applications applications, Letters letters) {
        this.applications = applications;
        this.letters = letters;
    }

    @GetMapping("/p/{link}/dokumen/{id}")
    ResponseEntity<byte[]> paper(@PathVariable String link, @PathVariable UUID id) {
        Application application = applications.open(link);
        Letter letter = letters.list("application", application.id()).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("letter"));
        return pdf(letters.pdf(id), letter.fileName());
    }

    static ResponseEntity<byte[]> pdf(byte[] content, String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .body(content);
    }
}
