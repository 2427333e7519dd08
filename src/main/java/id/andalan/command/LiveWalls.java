package id.andalan.command;

import id.andalan.audit.JournalSignal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The broadcaster of this server: hears that something happened, reads what, and lets each wall that somebody looks at be drawn anew.
 * Without a screen it does nothing at all.
 */
@Component
public class LiveWalls implements JournalSignal, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LiveWalls.class);
    private static final int MOST_SCREENS = 2_000;

    private final Events events;
    private final boolean jobs;
    private final Map<Object, Topic> topics = new HashMap<>();
    private final Semaphore bell = new Semaphore(0);
    private volatile boolean running;
    private int screens;

    LiveWalls(Events events, @Value("${andalan.jobs:false}") boolean jobs) {
        this.events = events;
        this.jobs = jobs;
    }

    /**
     * One screen's seat. Read with {@link #next} on the screen's own thread; close it at the end.
     */
    public final class Screen implements AutoCloseable {
        private final Object key;
        private final Topic topic;
        private long seen;

        private Screen(Object key, Topic topic, long seen) {
            this.key = key;
            this.topic = topic;
            this.seen = seen;
        }

        /** News for the screen: names of sections to their JSON; empty when there was none for so long. */
        public Map<String, String> next(Duration patience) throws InterruptedException {
            Topic.State state = topic.await(seen, patience);
            if (state == null) {
                return Map.of();
            }
            Map<String, String> news = state.since(seen);
            seen = state.version();
            return news;
        }

        /** Names the state that the screen has now, for {@code Last-Event-ID}. */
        public String mark() {
            return topic.name() + "-" + seen;
        }

        /** False when the server is stopping. */
        public boolean isOpen() {
            return running && topic.isRunning();
        }

        @Override
        public void close() {
            leave(key, topic);
        }
    }

    /**
     * Takes a seat.
     *
     * @param key screens with equal keys share one wall
     * @param lastMark the {@link Screen#mark} of a broken connection, or null
     * @param render draws the wall's sections as JSON, from answers not older than it is given
     * @return null when this server has no seat left
     */
    public synchronized @Nullable Screen join(
            Object key, @Nullable String lastMark, Function<Duration, Map<String, String>> render) {
        if (!running || screens >= MOST_SCREENS) {
            return null;
        }
        events.listen();
        Topic topic = topics.get(key);
        if (topic == null) {
            topic = new Topic(render);
            topics.put(key, topic);
            topic.start();
        }
        screens++;
        topic.join(1);
        return new Screen(key, topic, seen(topic, lastMark));
    }

    /** Where a broken connection goes on; from the beginning when the wall is another one by now. */
    private static long seen(Topic topic, @Nullable String mark) {
        String begin = topic.name() + "-";
        if (mark == null || !mark.startsWith(begin)) {
            return 0;
        }
        try {
            return Long.parseLong(mark.substring(begin.length()));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private synchronized void leave(Object key, Topic topic) {
        screens--;
        if (topic.join(-1) == 0) {
            topics.remove(key, topic);
            topic.stop();
            if (topics.isEmpty()) {
                events.rest();
            }
        }
    }

    @Override
    public void onSealed() {
        bell.release();
    }

    /** How many look on at the moment. */
    public synchronized int screens() {
        return screens;
    }

    private void listen() {
        while (running) {
            try {
                if (bell.tryAcquire(1, TimeUnit.SECONDS)) {
                    bell.drainPermits();
                    tell();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("the walls could not hear the journal: {}", e.toString());
            }
        }
    }

    private void tell() {
        if (screens() > 0 && events.hear()) {
            synchronized (this) {
                topics.values().forEach(Topic::ring);
            }
        }
    }

    /** Only where the journal's bell rings: elsewhere a screen would wait for nothing. */
    @Override
    public boolean isAutoStartup() {
        return jobs;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("walls").start(this::listen);
    }

    /** Before the web server waits for open requests: each screen's is one. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE;
    }

    @Override
    public void stop() {
        running = false;
        bell.release();
        synchronized (this) {
            topics.values().forEach(Topic::stop);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
