package id.andalan.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final AtomicInteger open = new AtomicInteger(1);
    private final AtomicInteger drawn = new AtomicInteger();
    private final Topic topic = new Topic(age -> {
        drawn.incrementAndGet();
        return Map.of("open", String.valueOf(open.get()), "fixed", "true");
    });

    @AfterEach
    void stop() {
        topic.stop();
    }

    @Test
    void aScreenGetsEverythingFirstAndThenOnlyWhatChanged() throws InterruptedException {
        topic.start();
        Topic.State first = topic.await(0, PATIENCE);
        assertThat(first).isNotNull();
        assertThat(first.since(0)).containsOnlyKeys("open", "fixed");
        open.set(2);
        topic.ring();
        Topic.State second = topic.await(first.version(), PATIENCE);
        assertThat(second).isNotNull();
        assertThat(second.since(first.version())).isEqualTo(Map.of("open", "2"));
    }

    @Test
    void aSlowScreenSkipsStatesInBetweenButNotTheLast() throws InterruptedException {
        topic.start();
        Topic.State first = topic.await(0, PATIENCE);
        assertThat(first).isNotNull();
        long seen = first.version();
        for (int i = 2; i <= 4; i++) {
            open.set(i);
            topic.ring();
            Topic.State next = topic.await(seen, PATIENCE);
            assertThat(next).isNotNull();
            seen = next.version();
        }
        Topic.State last = topic.await(first.version(), PATIENCE);
        assertThat(last).isNotNull();
        assertThat(last.since(first.version())).isEqualTo(Map.of("open", "4"));
    }

    @Test
    void aHundredRingsAreDrawnAtMostTwiceASecond() throws InterruptedException {
        topic.start();
        topic.await(0, PATIENCE);
        int before = drawn.get();
        for (int i = 0; i < 100; i++) {
            open.incrementAndGet();
            topic.ring();
            Thread.sleep(10);
        }
        Thread.sleep(600);
        assertThat(drawn.get() - before).isBetween(1, 5);
    }

    @Test
    void nothingNewIsNoNews() throws InterruptedException {
        topic.start();
        Topic.State first = topic.await(0, PATIENCE);
        assertThat(first).isNotNull();
        topic.ring();
        assertThat(topic.await(first.version(), Duration.ofMillis(900))).isNull();
    }
}
