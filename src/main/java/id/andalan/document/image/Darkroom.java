package id.andalan.document.image;

import id.andalan.core.Busy;
import id.andalan.core.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Develops what people send into clean photos: a few at a time, in bounded memory and time. The work runs on platform threads, since
 * a virtual thread that computes for a second would hold a carrier that all requests share.
 */
public final class Darkroom {
    /** Largest file taken, in bytes. */
    public static final int MAX_BYTES = 10 * 1024 * 1024;

    private static final long HEAP_PER_PHOTO = 160L * 1024 * 1024;

    private final Semaphore places;
    private final Duration patience;
    private final Duration longest;

    /** As many at once as half the cores and the heap allow; at least one. */
    public Darkroom() {
        this(
                Math.clamp(
                        Math.min(
                                Runtime.getRuntime().availableProcessors() / 2,
                                Runtime.getRuntime().maxMemory() / HEAP_PER_PHOTO),
                        1,
                        8),
                Duration.ofSeconds(20),
                Duration.ofSeconds(15));
    }

    /**
     * @param patience how long a photo waits for its turn
     * @param longest how long one may take
     */
    Darkroom(int places, Duration patience, Duration longest) {
        this.places = new Semaphore(places, true);
        this.patience = patience;
        this.longest = longest;
    }

    /**
     * Reads the file (only once there is a place for it) and develops it.
     *
     * @throws Refusal {@code photo.empty, photo.toobig, photo.heic, photo.notimage, photo.broken, photo.toolarge}
     * @throws Busy when too many photos wait
     */
    public Developed develop(InputStream file) {
        takePlace();
        FutureTask<Developed> work = new FutureTask<>(() -> {
            try {
                return Development.of(read(file));
            } finally {
                places.release();
            }
        });
        Thread.ofPlatform().name("darkroom").daemon().start(work);
        try {
            return work.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            work.cancel(true);
            throw new Refusal("photo.toolarge", Development.MAX_PIXELS / 1_000_000);
        } catch (InterruptedException e) {
            work.cancel(true);
            Thread.currentThread().interrupt();
            throw new Busy();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Refusal refusal) {
                throw refusal;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private void takePlace() {
        try {
            if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Busy();
        }
    }

    private static byte[] read(InputStream file) throws IOException {
        byte[] bytes = file.readNBytes(MAX_BYTES + 1);
        if (bytes.length == 0) {
            throw new Refusal("photo.empty");
        }
        if (bytes.length > MAX_BYTES) {
            throw new Refusal("photo.toobig", MAX_BYTES / (1024 * 1024));
        }
        return bytes;
    }
}
