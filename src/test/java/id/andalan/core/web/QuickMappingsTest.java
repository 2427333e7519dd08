package id.andalan.core.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

class QuickMappingsTest {
    private static final List<String> PATTERNS = List.of(
            "/",
            "/a",
            "/a/b",
            "/a/{x}",
            "/a/{x}/b",
            "/a/{x}/{y}",
            "/a/{x}.b",
            "/a.{x}",
            "/a.{x}/",
            "/a/{x:[0-9]+}",
            "/a/{*rest}",
            "/a/**",
            "/a/*/b",
            "/{x}",
            "/{x}/b");
    private static final List<String> PIECES = List.of("/", "/", "a", "b", ".", "1", "ab");

    @Test
    void passesOverOtherAddressesOfTheSameBeginning() {
        assertThat(QuickMappings.mayFit("/api/v1/reports/{number}/assign", "/api/v1/reports/TTE-1/assign"))
                .isTrue();
        assertThat(QuickMappings.mayFit("/api/v1/reports/{number}/assign", "/api/v1/reports/TTE-1/resolve"))
                .isFalse();
        assertThat(QuickMappings.mayFit("/api/v1/reports/{number}", "/api/v1/reports/TTE-1/resolve"))
                .isFalse();
        assertThat(QuickMappings.mayFit("/laporan/{number}", "/lapor/TTE-1")).isFalse();
    }

    @Test
    void neverPassesOverWhatFits() {
        Random random = new Random(7);
        PathPatternParser parser = new PathPatternParser();
        int fitting = 0;
        for (int i = 0; i < 20_000; i++) {
            String address = "/"
                    + String.join(
                            "",
                            IntStream.range(0, random.nextInt(6))
                                    .mapToObj(n -> PIECES.get(random.nextInt(PIECES.size())))
                                    .toList());
            for (String pattern : PATTERNS) {
                if (parser.parse(pattern).matches(PathContainer.parsePath(address))) {
                    fitting++;
                    assertThat(QuickMappings.mayFit(pattern, address))
                            .as("%s fits %s", address, pattern)
                            .isTrue();
                }
            }
        }
        assertThat(fitting).isGreaterThan(10_000);
    }
}
