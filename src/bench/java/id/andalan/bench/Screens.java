package id.andalan.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.ConcurrentHistogram;

/** Many connected screens (server-sent events): how long from the answer of a write until each of them hears of it. */
final class Screens implements AutoCloseable {
    private final List<Socket> sockets = new ArrayList<>();
    private final ConcurrentHistogram latency = new ConcurrentHistogram(3);
    private final AtomicInteger connected = new AtomicInteger();
    private volatile String awaited = "";
    private volatile long writtenAt;
    private final AtomicInteger heard = new AtomicInteger();

    /** Opens {@code count} streams on {@code path}, with the cookie of somebody who may see it. */
    Screens(int port, String path, String cookie, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            sockets.add(socket);
            socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\nCookie: "
                            + cookie + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            Thread.ofVirtual().start(() -> read(socket));
        }
        for (int i = 0; i < 100 && connected.get() < count; i++) {
            Load.sleep(100_000_000L);
        }
        if (connected.get() < count) {
            throw new IOException("only " + connected.get() + " of " + count + " screens were let in");
        }
    }

    private void read(Socket socket) {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            if (!in.readLine().contains(" 200")) {
                return;
            }
            connected.incrementAndGet();
            String seen = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String wanted = awaited;
                if (!wanted.isEmpty() && !wanted.equals(seen) && line.contains(wanted)) {
                    seen = wanted;
                    latency.recordValue((System.nanoTime() - writtenAt) / 1_000);
                    heard.incrementAndGet();
                }
            }
        } catch (IOException e) {
            // Closed: the measurement is over.
        }
    }

    /** From now on each screen is clocked until it hears {@code text}. */
    void await(String text) {
        heard.set(0);
        writtenAt = System.nanoTime();
        awaited = text;
    }

    /** Screens that heard, after waiting for all of them, ten seconds at most. */
    int heard() {
        for (int i = 0; i < 200 && heard.get() < sockets.size(); i++) {
            Load.sleep(50_000_000L);
        }
        return heard.get();
    }

    double millis(double percentile) {
        return latency.getValueAtPercentile(percentile) / 1_000.0;
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
