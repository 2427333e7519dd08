package id.andalan.command;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One wall that any number of screens look at. Its sections are rendered once for all of them, at most twice a second and at least
 * every ten seconds (deadlines pass without an event). A screen that is slow misses states in between, never the last one, and holds
 * nothing back: there is no queue per screen, only the newest state.
 */
final class Topic {
    static final Duration PAUSE = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(Topic.class);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final String name = UUID.randomUUID().toString().substring(0, 8);
    private final Function<Duration, Map<String, String>> render;
    private final Semaphore bell = new Semaphore(0);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile State state = new State(0, Map.of());
    private volatile boolean running = true;
    private int screens;

    /**
     * What the wall shows.
     *
     * @param version grows with every change
     */
    record State(long version, Map<String, Section> sections) {
        /** What a screen lacks that saw that version; names to JSON. */
        Map<String, String> since(long seen) {
            Map<String, String> news = new LinkedHashMap<>();
            sections.forEach((name, section) -> {
                if (section.version > seen) {
                    news.put(name, section.json);
                }
            });
            return news;
        }
    }

    private record Section(long version, String json) {}

    Topic(Function<Duration, Map<String, String>> render) {
        this.render = render;
    }

    /** Another one each time, so that versions of an earlier topic are not taken for its own. */
    String name() {
        return name;
    }

    void start() {
        Thread.ofVirtual().name("wall-" + name).start(this::run);
    }

    void ring() {
        bell.release();
    }

    void stop() {
        running = false;
        bell.release();
        wake();
    }

    boolean isRunning() {
        return running;
    }

    private void run() {
        long rung = System.nanoTime();
        while (running) {
            long begun = System.nanoTime();
            try {
                show(render.apply(Duration.ofNanos(begun - rung)));
            } catch (RuntimeException e) {
                // The database may be away: the screens keep what they have and are told when it is back.
                LOG.warn("a wall could not be drawn: {}", e.toString());
            }
            try {
                long spent = System.nanoTime() - begun;
                Thread.sleep(Duration.ofNanos(Math.max(0, PAUSE.toNanos() - spent)));
                if (bell.tryAcquire(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
                    bell.drainPermits();
                }
                rung = System.nanoTime();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void show(Map<String, String> rendered) {
        State old = state;
        long version = old.version + 1;
        Map<String, Section> sections = new LinkedHashMap<>();
        boolean news = false;
        for (Map.Entry<String, String> section : rendered.entrySet()) {
            Section known = old.sections.get(section.getKey());
            boolean same = known != null && known.json.equals(section.getValue());
            sections.put(section.getKey(), same ? known : new Section(version, section.getValue()));
            news |= !same;
        }
        if (news) {
            state = new State(version, sections);
            wake();
        }
    }

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The newest state once it is newer than that version; null when nothing changed for so long, or the topic ended. */
    @Nullable
    State await(long seen, Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (running && state.version <= seen && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
        State now = state;
        return now.version > seen ? now : null;
    }

    synchronized int join(int change) {
        screens += change;
        return screens;
    }
}
