package id.andalan.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.core.HandClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PublicWritesTest {
    private final HandClock clock = new HandClock(Instant.parse("2026-11-23T01:00:00Z"));

    @Test
    void anAddressSendsItsMinutesWorthAndThenWaits() {
        PublicWrites writes = new PublicWrites(clock, 3);
        for (int i = 0; i < 3; i++) {
            assertThat(writes.allow("10.0.0.1")).isTrue();
        }
        assertThat(writes.allow("10.0.0.1")).isFalse();
        assertThat(writes.allow("10.0.0.2")).isTrue();
        assertThat(writes.waitSeconds()).isEqualTo(20);
        clock.pass(Duration.ofSeconds(writes.waitSeconds()));
        assertThat(writes.allow("10.0.0.1")).isTrue();
        assertThat(writes.allow("10.0.0.1")).isFalse();
    }

    @Test
    void zeroLetsNobodySend() {
        PublicWrites writes = new PublicWrites(clock, 0);
        assertThat(writes.allow("10.0.0.1")).isFalse();
        assertThat(writes.waitSeconds()).isEqualTo(60);
    }
}
