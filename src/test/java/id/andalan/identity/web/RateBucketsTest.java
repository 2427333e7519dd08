package id.andalan.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.core.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RateBucketsTest {
    private final HandClock clock = new HandClock(Instant.parse("2026-11-23T01:00:00Z"));

    @Test
    void whatDripsInMayBeTakenAtOnceAndNotBefore() {
        RateBuckets<String> buckets = new RateBuckets<>(clock);
        for (int i = 0; i < 120; i++) {
            assertThat(buckets.take("a", 120)).isZero();
        }
        assertThat(buckets.take("a", 120)).isOne();
        clock.pass(Duration.ofMillis(499));
        assertThat(buckets.take("a", 120)).isOne();
        clock.pass(Duration.ofMillis(1));
        assertThat(buckets.take("a", 120)).as("what was refused cost nothing").isZero();
        assertThat(buckets.take("a", 120)).isOne();
        assertThat(buckets.take("b", 120)).as("another's bucket").isZero();
    }

    @Test
    void aLimitMayBeOtherEachTime() {
        RateBuckets<String> buckets = new RateBuckets<>(clock);
        assertThat(buckets.take("a", 2)).isZero();
        assertThat(buckets.take("a", 1)).isEqualTo(30);
        assertThat(buckets.take("a", 4)).isZero();
        assertThat(buckets.take("a", 4)).isZero();
        assertThat(buckets.take("a", 4)).isEqualTo(15);
    }

    @Test
    void whatIsFullAgainIsForgottenWhenThereAreManyAndTheOthersStay() {
        RateBuckets<Integer> buckets = new RateBuckets<>(clock, 10);
        assertThat(buckets.take(-1, 1)).isZero();
        for (int i = 0; i < 10; i++) {
            assertThat(buckets.take(i, 60)).isZero();
        }
        assertThat(buckets.take(10, 60)).as("nobody's was full again").isZero();
        assertThat(buckets.size()).isEqualTo(12);
        clock.pass(Duration.ofSeconds(1));
        assertThat(buckets.take(11, 60)).isZero();
        assertThat(buckets.size()).isEqualTo(2);
        assertThat(buckets.take(-1, 1)).as("one that was not full").isEqualTo(59);
        for (int i = 0; i < 60; i++) {
            assertThat(buckets.take(0, 60)).as("one that was forgotten").isZero();
        }
        assertThat(buckets.take(0, 60)).isOne();
    }

    @Test
    void sweepingWhileManyComeGivesNobodyMore() {
        RateBuckets<Integer> buckets = new RateBuckets<>(clock, 0);
        AtomicInteger let = new AtomicInteger();
        for (int whose = 0; whose < 3; whose++) {
            assertThat(buckets.take(whose, 100)).isZero();
        }
        clock.pass(Duration.ofMinutes(1));
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 3000; i++) {
                int whose = i % 3;
                many.execute(() -> let.addAndGet(buckets.take(whose, 100) == 0 ? 1 : 0));
            }
        }
        assertThat(let).hasValue(300);
    }
}
