package id.andalan.casework.web;

import id.andalan.casework.Application;
import id.andalan.casework.Applications;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** GET /p/{link}/tanda-terima.pdf: that it was filed, what was answered, by when an answer is due. */
@Controller
class FollowReceipt {
    private final Applications applications;
    private final Receipts receipts;

    FollowReceipt(Applications applications, Receipts receipts) {
        this.applications = applications;
        this.receipts = receipts;
    }

    @GetMapping("/p/{link}/tanda-terima.pdf")
    ResponseEntity<byte[]> receipt(@PathVariable String link, Locale locale) {
        Application application = applications.open(link);
        ContentDisposition saved = ContentDisposition.attachment()
                .filename(application.number() + ".pdf")
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, saved.toString())
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .body(receipts.make(application, locale));
    }
}
