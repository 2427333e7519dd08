package id.andalan.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Virtual threads that work until the server stops. They are asked to end first and interrupted only when they do not: an interrupt in
 * the middle of a statement tears its connection down.
 */
public final class Crew {
    private static final Duration ASKED = Duration.ofSeconds(1);
    private static final Duration TOLD = Duration.ofMillis(200);

    private final List<Thread> threads = new ArrayList<>();
    private volatile @Nullable CountDownLatch over;

    /** From here on threads may be added, and {@link #isWorking} holds. */
    public void begin() {
        over = new CountDownLatch(1);
    }

    public void add(String name, Runnable work) {
        threads.add(Thread.ofVirtual().name(name).start(work));
    }

    public boolean isWorking() {
        CountDownLatch latch = over;
        return latch != null && latch.getCount() > 0;
    }

    /** Sleeps; wakes at once when the work is over. */
    public void rest(Duration time) throws InterruptedException {
        CountDownLatch latch = over;
        if (latch != null && latch.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("the work is over");
        }
    }

    /**
     * Ends the work; takes little more than a second at most.
     *
     * @param wake rouses threads that wait for something else than {@link #rest}
     */
    public void end(Runnable wake) {
        CountDownLatch latch = over;
        if (latch == null) {
            return;
        }
        latch.countDown();
        wake.run();
        if (!join(ASKED)) {
            threads.forEach(Thread::interrupt);
            join(TOLD);
        }
        threads.clear();
    }

    private boolean join(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        boolean all = true;
        try {
            for (Thread thread : threads) {
                all &= thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return all;
    }
}
