package id.andalan.report.ingest;

import id.andalan.core.Actor;
import id.andalan.report.ImportRun;
import id.andalan.report.ReportImports;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Judges and writes chunks on as many threads as there are processors while the caller reads on. At most a few chunks are in memory;
 * the first failure stops the whole.
 */
final class Loading implements AutoCloseable {
    /** Chunks between two foldings of the tallies. */
    private static final int SETTLE_AFTER = 40;

    private final Consumer<ReportImports.Chunk> writing;
    private final Runnable settle;
    private final LongConsumer progress;
    private final ExecutorService workers;
    private final Semaphore room;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private int added;
    private @Nullable Future<?> settling;

    /** Writes into a run. */
    Loading(Actor actor, ReportImports imports, ImportRun run, LongConsumer progress) {
        this(
                chunk -> ReportImports.untilNumbersAreFree(() -> {
                    imports.load(actor, run, chunk);
                    return chunk;
                }),
                imports::settle,
                progress);
    }

    /** Judges only. */
    Loading(LongConsumer progress) {
        this(chunk -> {}, () -> {}, progress);
    }

    private Loading(Consumer<ReportImports.Chunk> writing, Runnable settle, LongConsumer progress) {
        this.writing = writing;
        this.settle = settle;
        this.progress = progress;
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 8);
        workers = Executors.newFixedThreadPool(threads);
        room = new Semaphore(threads + 2);
    }

    void add(Supplier<ReportImports.Chunk> judging) {
        check();
        room.acquireUninterruptibly();
        workers.execute(() -> {
            try {
                ReportImports.Chunk chunk = judging.get();
                writing.accept(chunk);
                progress.accept(chunk.rows().size() + chunk.refused());
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            } finally {
                room.release();
            }
        });
        if (++added % SETTLE_AFTER == 0 && (settling == null || settling.isDone())) {
            settling = workers.submit(settle);
        }
    }

    /** Waits for all and throws what failed. */
    @Override
    public void close() {
        workers.close();
        check();
        settle.run();
        if (settling != null) {
            await(settling);
        }
    }

    private static void await(Future<?> future) {
        try {
            future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void check() {
        Throwable failed = failure.get();
        if (failed instanceof RuntimeException known) {
            throw known;
        }
        if (failed != null) {
            throw new IllegalStateException(failed);
        }
    }
}
