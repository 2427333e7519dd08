package id.andalan.document.reading;

import id.andalan.core.Busy;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets few in at once where each may need much memory; who comes later waits a while. */
public final class Turn {
    private static final int PATIENCE_SECONDS = 20;

    private final Semaphore places;

    public Turn(int places) {
        this.places = new Semaphore(places, true);
    }

    /**
     * Does the work when it is its turn.
     *
     * @throws Busy when that takes too long
     */
    public <T> T take(Supplier<T> work) {
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Busy();
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
