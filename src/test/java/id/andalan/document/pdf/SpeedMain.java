package id.andalan.document.pdf;

import id.andalan.document.sign.TestKeys;

/** Measures signed letters a second; run by hand. */
final class SpeedMain {
    private SpeedMain() {}

    public static void main(String[] args) throws Exception {
        Typesetter typesetter = new Typesetter();
        TestKeys keys = new TestKeys();
        String page = SamplePages.page();
        int threads = args.length > 0 ? Integer.parseInt(args[0]) : 1;
        for (int round = 0; round < 8; round++) {
            long begin = System.nanoTime();
            int each = 60;
            Thread[] all = new Thread[threads];
            long[] set = new long[threads];
            for (int t = 0; t < threads; t++) {
                int me = t;
                all[t] = new Thread(() -> {
                    for (int i = 0; i < each; i++) {
                        long a = System.nanoTime();
                        byte[] pdf = typesetter.set(page);
                        set[me] += System.nanoTime() - a;
                        keys.sign(pdf);
                    }
                });
                all[t].start();
            }
            for (Thread thread : all) {
                thread.join();
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            System.out.printf(
                    "%d threads: %.1f/s, setting %.1f ms of %.1f ms%n",
                    threads, each * threads / seconds, set[0] / 1e6 / each, seconds * 1000 / each);
        }
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        System.out.println("heap MB " + (runtime.totalMemory() - runtime.freeMemory()) / 1048576);
    }
}
