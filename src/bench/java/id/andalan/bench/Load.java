package id.andalan.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.HdrHistogram.Recorder;

/** Drives work from many clients: as fast as they can, or at given moments whatever the server does. */
final class Load {
    private Load() {}

    /** One client's piece of work. */
    interface Work {
        void run() throws IOException;
    }

    /**
     * @param latency in microseconds, of what succeeded
     * @param seconds from the first start to the last end
     */
    record Result(long done, long errors, double seconds, org.HdrHistogram.Histogram latency, String firstError) {
        double perSecond() {
            return done / seconds;
        }

        double millis(double percentile) {
            return latency.getValueAtPercentile(percentile) / 1_000.0;
        }
    }

    /** Closed loop: each client starts its next piece when the last has ended. For throughput. */
    static Result closed(int clients, double seconds, IntFunction<Work> client) {
        Tally tally = new Tally();
        long begin = System.nanoTime();
        long end = begin + (long) (seconds * 1e9);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            Work work = client.apply(i);
            threads.add(Thread.ofPlatform().start(() -> {
                while (System.nanoTime() < end) {
                    tally.run(work, System.nanoTime());
                }
            }));
        }
        join(threads);
        return tally.result(begin);
    }

    /**
     * Open loop: piece {@code i} is due at {@code dueNanos[i]} after the start; its latency counts from then, so that a server that
     * stalls cannot hide it by holding back the clients (no coordinated omission).
     */
    static Result open(int clients, long[] dueNanos, IntFunction<Work> client) {
        Tally tally = new Tally();
        AtomicLong next = new AtomicLong();
        long begin = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            Work work = client.apply(i);
            threads.add(Thread.ofPlatform().start(() -> {
                for (long n = next.getAndIncrement(); n < dueNanos.length; n = next.getAndIncrement()) {
                    long due = begin + dueNanos[(int) n];
                    sleepUntil(due);
                    tally.run(work, due);
                }
            }));
        }
        join(threads);
        return tally.result(begin);
    }

    /** Even steps at a rate, for so many seconds, beginning at {@code fromSeconds}. */
    static long[] schedule(double fromSeconds, double perSecond, double seconds) {
        long[] due = new long[(int) Math.round(perSecond * seconds)];
        for (int i = 0; i < due.length; i++) {
            due[i] = (long) ((fromSeconds + i / perSecond) * 1e9);
        }
        return due;
    }

    static void sleepUntil(long nanoTime) {
        long left = nanoTime - System.nanoTime();
        if (left > 0) {
            sleep(left);
        }
    }

    static void sleep(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(List<Thread> threads) {
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static final class Tally {
        private final Recorder recorder = new Recorder(3);
        private final AtomicLong done = new AtomicLong();
        private final AtomicLong errors = new AtomicLong();
        private volatile String firstError = "";
        private volatile long last;

        void run(Work work, long due) {
            try {
                work.run();
                long now = System.nanoTime();
                last = now;
                recorder.recordValue(Math.max(0, (now - due) / 1_000));
                done.incrementAndGet();
            } catch (IOException | RuntimeException e) {
                if (errors.incrementAndGet() == 1) {
                    firstError = String.valueOf(e.getMessage());
                }
            }
        }

        Result result(long begin) {
            double seconds = Math.max(last - begin, 1) / 1e9;
            return new Result(done.get(), errors.get(), seconds, recorder.getIntervalHistogram(), firstError);
        }
    }
}
