package id.andalan.document.web;

import id.andalan.core.Actor;
import id.andalan.document.FileRef;
import id.andalan.document.Files;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** GET /berkas/{id}: an attachment, for those who may see what it hangs on; {@code ?unduh} saves it. */
@Controller
class AttachmentPage {
    private final Files files;

    AttachmentPage(Files files) {
        this.files = files;
    }

    @GetMapping("/berkas/{id}")
    ResponseEntity<byte[]> open(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(name = "kunci", required = false) @Nullable String key,
            @RequestParam(name = "unduh", required = false) @Nullable String save) {
        FileRef file = files.get(actor, id, key);
        return FileAnswer.of(files.open(file), file.type().mediaType(), file.name(), save != null);
    }
}
