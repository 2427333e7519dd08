package id.andalan.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** A screen that shows the wall and hears its events, on a plain socket. */
final class WallScreen implements AutoCloseable {
    private final Socket socket;
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();

    WallScreen(Browser person, RealServer server) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        HttpRequest request = person.request(server, "/pusat/arus").build();
        StringBuilder head = new StringBuilder("GET /pusat/arus HTTP/1.1\r\nHost: localhost\r\n");
        for (Map.Entry<String, List<String>> header : request.headers().map().entrySet()) {
            header.getValue()
                    .forEach(value -> head.append(header.getKey())
                            .append(": ")
                            .append(value)
                            .append("\r\n"));
        }
        socket.getOutputStream().write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        Thread.ofVirtual().start(() -> listen(socket));
    }

    private void listen(Socket from) {
        try (InputStream in = from.getInputStream();
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                heard.add(line);
            }
        } catch (IOException e) {
            heard.add("(cut off)");
        }
    }

    boolean hears(String text, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline) {
            if (heard.stream().anyMatch(line -> line.contains(text))) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return false;
    }

    String heard() {
        return String.join("\n", heard);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
