package id.andalan.document;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The address that papers lead to: ANDALAN_ADDRESS. Once printed it cannot be changed any more. */
@Component
class PublicAddress {
    private final String site;

    PublicAddress(@Value("${andalan.address:}") String site, @Value("${server.port:8080}") int port) {
        this.site = site.isBlank() ? "http://localhost:" + port : site.strip().replaceFirst("/+$", "");
    }

    String of(String path) {
        return site + path;
    }
}
