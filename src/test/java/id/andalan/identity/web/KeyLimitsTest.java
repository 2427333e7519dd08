package id.andalan.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.core.Actor;
import id.andalan.core.HandClock;
import id.andalan.identity.LiveKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyLimitsTest {
    private final HandClock clock = new HandClock(Instant.parse("2026-11-23T01:00:00Z"));

    private static LiveKeys.Holder key(UUID id, @Nullable Integer perMinute) {
        return new LiveKeys.Holder(
                new Actor(id, Actor.Kind.API_KEY, Set.of(Actor.Role.API_CLIENT), null), Set.of(), perMinute);
    }

    @Test
    void aMinutesWorthMayComeAtOnceThenItRefillsSteadily() {
        KeyLimits limits = new KeyLimits(clock, 0);
        LiveKeys.Holder key = key(UUID.randomUUID(), 3);
        for (int i = 0; i < 3; i++) {
            assertThat(limits.take(key)).isZero();
        }
        assertThat(limits.take(key)).isEqualTo(20);
        clock.pass(Duration.ofSeconds(15));
        assertThat(limits.take(key)).isEqualTo(5);
        clock.pass(Duration.ofSeconds(5));
        assertThat(limits.take(key)).isZero();
        assertThat(limits.take(key)).isEqualTo(20);
        clock.pass(Duration.ofHours(1));
        for (int i = 0; i < 3; i++) {
            assertThat(limits.take(key))
                    .as("never more than a minute is saved up")
                    .isZero();
        }
        assertThat(limits.take(key)).isPositive();
    }

    @Test
    void keysDoNotShareAndTheOwnLimitGoesBeforeTheUsualOne() {
        KeyLimits limits = new KeyLimits(clock, 1);
        LiveKeys.Holder own = key(UUID.randomUUID(), 2);
        LiveKeys.Holder usual = key(UUID.randomUUID(), null);
        assertThat(limits.take(own)).isZero();
        assertThat(limits.take(own)).isZero();
        assertThat(limits.take(own)).isPositive();
        assertThat(limits.take(usual)).isZero();
        assertThat(limits.take(usual)).isEqualTo(60);
    }

    @Test
    void zeroIsNoLimit() {
        KeyLimits limits = new KeyLimits(clock, 0);
        LiveKeys.Holder key = key(UUID.randomUUID(), null);
        for (int i = 0; i < 10_000; i++) {
            assertThat(limits.take(key)).isZero();
        }
    }

    @Test
    void aTightenedLimitLetsInAgainWithinAMinute() {
        KeyLimits limits = new KeyLimits(clock, 0);
        UUID id = UUID.randomUUID();
        for (int i = 0; i < 600; i++) {
            limits.take(key(id, 600));
        }
        assertThat(limits.take(key(id, 1))).isBetween(1L, 60L);
        clock.pass(Duration.ofMinutes(1));
        assertThat(limits.take(key(id, 1))).isZero();
    }

    @Test
    void manyAtOnceGetNoMoreThanTheLimit() throws Exception {
        KeyLimits limits = new KeyLimits(clock, 0);
        LiveKeys.Holder key = key(UUID.randomUUID(), 1000);
        AtomicInteger let = new AtomicInteger();
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 3000; i++) {
                many.execute(() -> let.addAndGet(limits.take(key) == 0 ? 1 : 0));
            }
        }
        assertThat(let).hasValue(1000);
    }
}
