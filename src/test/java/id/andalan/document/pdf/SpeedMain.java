package id.andalan.document.pdf;

import id.andalan.document.sign.TestKeys;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Measures signed letters a second and what each costs a processor; run by hand, with the number of threads. */
final class SpeedMain {
    private static final int ROUNDS = 8;
    private static final int EACH = 60;

    private SpeedMain() {}

    public static void main(String[] args) throws InterruptedException {
        Typesetter typesetter = new Typesetter();
        TestKeys keys = new TestKeys();
        String page = SamplePages.page();
        int threads = args.length > 0 ? Integer.parseInt(args[0]) : 1;
        for (int round = 0; round < ROUNDS; round++) {
            AtomicLong cpu = new AtomicLong();
            long begin = System.nanoTime();
            Thread[] all = new Thread[threads];
            for (int t = 0; t < threads; t++) {
                all[t] = Thread.ofPlatform().start(() -> {
                    for (int i = 0; i < EACH; i++) {
                        typesetter.set(page, keys::write);
                    }
                    cpu.addAndGet(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
                });
            }
            for (Thread thread : all) {
                thread.join();
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%d threads: %.1f letters/s, %.1f ms of a processor each%n",
                    threads,
                    EACH * threads / seconds,
                    cpu.get() / 1e6 / EACH / threads);
        }
    }
}
