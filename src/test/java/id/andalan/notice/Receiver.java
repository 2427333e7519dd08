package id.andalan.notice;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Another system: a real HTTP server on the loopback that writes down what it is told. */
public final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile Answer answer = exchange -> exchange.sendResponseHeaders(204, -1);

    public record Call(String id, String timestamp, String signature, String body, String path) {}

    /** How it answers. */
    interface Answer {
        void give(HttpExchange exchange) throws IOException, InterruptedException;
    }

    public Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        calls.add(new Call(
                exchange.getRequestHeaders().getFirst("webhook-id"),
                exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                exchange.getRequestHeaders().getFirst("webhook-signature"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                exchange.getRequestURI().getPath()));
        try {
            answer.give(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    /** From now on. */
    void answers(Answer how) {
        answer = how;
    }

    void answers(int status) {
        answers(exchange -> exchange.sendResponseHeaders(status, -1));
    }

    /** Takes every call and says nothing. */
    void sleeps() {
        answers(exchange -> Thread.sleep(30_000));
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/terima";
    }

    public List<Call> calls() {
        return calls;
    }

    public List<String> ids() {
        return calls.stream().map(Call::id).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
