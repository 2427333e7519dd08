package id.andalan.casework.web;

import id.andalan.core.Actor;
import id.andalan.document.FileRef;
import id.andalan.document.FileType;
import id.andalan.document.Files;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files that the answers of an application name: sent first, one by one; what no application takes is gone after a day. */
@RestController
class FilesApi {
    private final Files files;

    FilesApi(Files files) {
        this.files = files;
    }

    @PostMapping(
            path = "/api/v1/files",
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    FileRef take(Actor actor, @RequestParam MultipartFile file) throws IOException {
        try (InputStream in = file.getInputStream()) {
            return files.take(
                    actor,
                    Objects.requireNonNullElse(file.getOriginalFilename(), "berkas"),
                    in,
                    EnumSet.allOf(FileType.class),
                    Files.MAX_BYTES);
        }
    }
}
