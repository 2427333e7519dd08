package id.andalan.report.web;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * GET /api/openapi.json: the description of {@code /api/v1} (OpenAPI 3.1). Kept by hand, because our commands read their bodies
 * themselves; a test holds it to the routes that there are.
 */
@RestController
class OpenApiPage {
    @GetMapping(path = "/api/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> document() throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/api/openapi.json"))) {
            return ResponseEntity.ok()
                    .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
                    .body(in.readAllBytes());
        }
    }
}
