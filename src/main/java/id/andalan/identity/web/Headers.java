package id.andalan.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.stereotype.Component;

/** What browsers must and must not do with our pages. No inline script or style anywhere, so none is allowed. */
@Component
class Headers implements HeaderWriter {
    private static final String API_POLICY = "default-src 'none'; frame-ancestors 'none'";
    private static final Pattern ORIGIN = Pattern.compile("https?://(\\{s}\\.)?[A-Za-z0-9.-]+(:\\d+)?");
    private static final String YEAR = "max-age=31536000; includeSubDomains";

    private final String pagePolicy;

    /**
     * @param tiles maps may fetch their tiles from the city's tile server (andalan.map.tiles), when it names one
     * @param provider forms may lead to the provider that people sign in with, when there is one
     */
    Headers(@Value("${andalan.map.tiles:}") String tiles, @Value("${andalan.oidc.issuer:}") String provider) {
        this.pagePolicy = String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self'",
                ("img-src 'self' data: blob: " + origin(tiles)).strip(),
                "font-src 'self'",
                "connect-src 'self'",
                "manifest-src 'self'",
                "worker-src 'self'",
                // Signing out leads on to the provider, and browsers hold a form to where it ends up.
                ("form-action 'self' " + origin(provider)).strip(),
                "base-uri 'none'",
                "frame-ancestors 'none'");
    }

    /** Of {@code https://{s}.tiles.example/{z}/{x}/{y}.png}: {@code https://*.tiles.example}; empty for anything that is no address. */
    static String origin(String tiles) {
        Matcher address = ORIGIN.matcher(tiles.strip());
        return address.lookingAt() ? address.group().replace("{s}", "*") : "";
    }

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        unlessSaid(response, "Content-Security-Policy", pagePolicy);
        unlessSaid(response, "Referrer-Policy", "same-origin");
        response.setHeader(
                "Permissions-Policy", "geolocation=(self), camera=(self), microphone=(), payment=(), usb=()");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        always(request, response);
    }

    /** These headers are written last: an answer that is no page of ours, or whose address is a secret, has spoken for itself. */
    private static void unlessSaid(HttpServletResponse response, String header, String value) {
        if (!response.containsHeader(header)) {
            response.setHeader(header, value);
        }
    }

    /** The few that mean something on an answer that is no page. */
    void writeApi(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", API_POLICY);
        always(request, response);
    }

    private static void always(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", YEAR);
        }
    }
}
