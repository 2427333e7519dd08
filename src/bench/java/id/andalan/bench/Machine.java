package id.andalan.bench;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** How fast the machine is just now: a shared one is not the same from minute to minute, and figures are only comparable beside this. */
final class Machine {
    private static final double SECONDS = 2;

    private Machine() {}

    /** Megabytes hashed per second on all cores together. */
    static double speed() {
        LongAdder megabytes = new LongAdder();
        long end = System.nanoTime() + (long) (SECONDS * 1e9);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                MessageDigest digest = sha256();
                byte[] megabyte = new byte[1 << 20];
                while (System.nanoTime() < end) {
                    digest.update(megabyte);
                    megabytes.increment();
                }
            }));
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return megabytes.sum() / SECONDS;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
