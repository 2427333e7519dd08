package id.andalan.document.web;

import id.andalan.core.Actor;
import id.andalan.document.Letter;
import id.andalan.document.Letters;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** GET /surat/{id}.pdf: an issued letter, for those who may see the record it belongs to; {@code ?unduh} saves it. */
@Controller
class LetterPdfPage {
    private final Letters letters;

    LetterPdfPage(Letters letters) {
        this.letters = letters;
    }

    @GetMapping("/surat/{id}.pdf")
    ResponseEntity<byte[]> open(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(name = "kunci", required = false) @Nullable String key,
            @RequestParam(name = "unduh", required = false) @Nullable String save) {
        Letter letter = letters.get(actor, id, key);
        return FileAnswer.of(letters.pdf(id), "application/pdf", letter.fileName(), save != null);
    }
}
