package id.andalan.report.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import tools.jackson.databind.json.JsonMapper;

/**
 * GET /sw.js: the service worker with the list of files that the form needs without a network. Its text changes exactly when one of
 * the files does, which is how a browser learns of a new version.
 */
@Controller
@ConditionalOnWebApplication
class WorkerScript {
    private static final List<String> PAGES = List.of("/lapor", "/luring");
    private static final List<String> FILES = List.of(
            "/css/andalan.css",
            "/css/resident.css",
            "/img/icons.svg",
            "/img/logo.svg",
            "/img/chevron.svg",
            "/img/wave.svg",
            "/js/outbox.js",
            "/js/photos.js",
            "/js/base-map.js",
            "/js/map-places.js",
            "/js/pin.js",
            "/js/place.js",
            "/js/similar.js",
            "/js/report-form.js",
            "/js/unsent.js",
            "/webjars/leaflet/1.9.4/dist/leaflet.js",
            "/webjars/leaflet/1.9.4/dist/leaflet.css");

    private final ResourceUrlProvider resources;
    private final JsonMapper json;

    WorkerScript(ResourceUrlProvider resources, JsonMapper json) {
        this.resources = resources;
        this.json = json;
    }

    @GetMapping(path = "/sw.js", produces = "text/javascript;charset=UTF-8")
    ResponseEntity<String> script() {
        List<String> files = new ArrayList<>(PAGES);
        FILES.forEach(file -> files.add(hashed(file)));
        String list = json.writeValueAsString(files);
        String text = "self.FILES=" + list + ";\nself.VERSION=" + json.writeValueAsString(version(list))
                + ";\nimportScripts(" + json.writeValueAsString(hashed("/js/outbox.js")) + ","
                + json.writeValueAsString(hashed("/js/worker.js")) + ");\n";
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(text);
    }

    private String hashed(String file) {
        return Objects.requireNonNullElse(resources.getForLookupPath(file), file);
    }

    private String version(String list) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((list + hashed("/js/worker.js")).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
