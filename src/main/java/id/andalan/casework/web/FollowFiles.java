package id.andalan.casework.web;

import id.andalan.casework.Application;
import id.andalan.casework.Applications;
import id.andalan.core.NotFound;
import id.andalan.document.Files;
import id.andalan.document.Letter;
import id.andalan.document.Letters;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Papers and files of an application, and its receipt, for whoever holds the private link. */
@Controller
class FollowFiles {
    private final Applications applications;
    private final Letters letters;
    private final Files files;
    private final Receipts receipts;

    FollowFiles(Applications applications, Letters letters, Files files, Receipts receipts) {
        this.applications = applications;
        this.letters = letters;
        this.files = files;
        this.receipts = receipts;
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

    /** A file that was sent with the application. */
    @GetMapping("/p/{link}/berkas/{file}")
    ResponseEntity<byte[]> file(@PathVariable String link, @PathVariable String file) {
        Application application = applications.open(link);
        return DraftFilePage.inline(
                files.list("application", application.id()).stream()
                        .filter(one -> one.id().toString().equals(file))
                        .findFirst()
                        .orElseThrow(() -> new NotFound("file " + file)),
                files);
    }

    /** That it was filed, what was answered, by when an answer is due. */
    @GetMapping("/p/{link}/tanda-terima.pdf")
    ResponseEntity<byte[]> receipt(@PathVariable String link, Locale locale) {
        Application application = applications.open(link);
        return pdf(receipts.make(application, locale), application.number() + ".pdf");
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
