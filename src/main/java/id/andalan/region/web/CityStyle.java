package id.andalan.region.web;

import id.andalan.region.City;
import id.andalan.region.CityProfile;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The city's colours, as its pack says: a few lines on top of the common style sheet. */
@Controller
class CityStyle {
    private static final MediaType CSS = MediaType.parseMediaType("text/css;charset=UTF-8");

    private final City city;

    CityStyle(City city) {
        this.city = city;
    }

    @GetMapping("/css/city.css")
    ResponseEntity<String> style() {
        CityProfile.Branding colors = city.profile().branding();
        String css = ":root { --sea-900: %s; --sea-700: %s; --clove-600: %s; }%n"
                .formatted(colors.brandStrong(), colors.brand(), colors.accent());
        return ResponseEntity.ok()
                .contentType(CSS)
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic())
                .body(css);
    }
}
