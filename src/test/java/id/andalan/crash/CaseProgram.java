package id.andalan.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that files and handles applications; what is not acknowledged it sends again under the same key. */
final class CaseProgram {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** The answer that was acknowledged, by key. */
    final Map<String, String> acknowledged = new ConcurrentHashMap<>();

    /** Answers that no client should ever see, and two different answers to one key. */
    final Map<String, String> wrong = new ConcurrentHashMap<>();

    final AtomicInteger requests = new AtomicInteger();
    final AtomicInteger cutOff = new AtomicInteger();
    final AtomicInteger unavailable = new AtomicInteger();

    private final RealServer server;
    private final String key;
    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    CaseProgram(RealServer server, String key) {
        this.server = server;
        this.key = key;
    }

    /** Writes, and once it is acknowledged sends it once more, as if that answer had been lost. */
    JsonNode write(String path, String idempotencyKey, String body) {
        String first = until(path, idempotencyKey, body);
        acknowledged.put(idempotencyKey, first);
        String again = until(path, idempotencyKey, body);
        if (!first.equals(again)) {
            wrong.put(idempotencyKey, first + " <> " + again);
        }
        return json.readTree(first);
    }

    JsonNode read(String path) {
        return json.readTree(until(path, null, null));
    }

    private String until(String path, String idempotencyKey, String body) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            String answer = once(path, idempotencyKey, body);
            if (answer != null) {
                return answer;
            }
            pause(100);
        }
        throw new IllegalStateException("never acknowledged: " + path + " " + idempotencyKey);
    }

    /** Null when it has to be tried again. */
    private String once(String path, String idempotencyKey, String body) {
        requests.incrementAndGet();
        try {
            HttpResponse<String> answer =
                    client.send(request(path, idempotencyKey, body), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 == 2) {
                return answer.body();
            }
            if (answer.statusCode() == 503) {
                unavailable.incrementAndGet();
                return null;
            }
            wrong.put(path + " " + idempotencyKey, answer.statusCode() + " " + answer.body());
            throw new IllegalStateException(path + " " + body + ": " + answer.statusCode() + " " + answer.body());
        } catch (IOException e) {
            cutOff.incrementAndGet();
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest request(String path, String idempotencyKey, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofSeconds(15))
                .header("X-Api-Key", key);
        return body == null
                ? request.GET().build()
                : request.header("Content-Type", "application/json")
                        .header("Idempotency-Key", idempotencyKey)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
    }

    byte[] download(String path) {
        try {
            return client.send(request(path, null, null), HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
