package id.andalan.report;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.identity.KeyRings;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReportLinksTest {
    private static final String OLD = "kunci-lama-yang-panjangnya-cukup-0001";
    private static final UUID ID = UUID.fromString("01940000-0000-7000-8000-000000000001");

    /** As it stands in messages that were sent long ago. */
    private static final String LINK = "L-2026-00001.h0oJm5gJGXEjTxqngnfpkA";

    @Test
    void aLinkOfOldOpensAndIsMadeTheSameStill() {
        ReportLinks links = new ReportLinks(KeyRings.of(OLD));
        assertThat(links.path(ID, "L-2026-00001")).isEqualTo("/l/" + LINK);
        assertThat(links.opens(LINK, ID)).isTrue();
        assertThat(links.opens(LINK, UUID.randomUUID())).isFalse();
        ReportLinks changed = new ReportLinks(KeyRings.of("kunci-baru-yang-panjangnya-cukup-0002," + OLD));
        assertThat(changed.opens(LINK, ID)).isTrue();
        assertThat(changed.path(ID, "L-2026-00001")).isNotEqualTo("/l/" + LINK);
    }
}
