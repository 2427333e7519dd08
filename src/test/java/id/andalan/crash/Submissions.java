package id.andalan.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Residents' phones: each report is sent with one key, again and again until it is acknowledged. */
final class Submissions {
    private static final Pattern NUMBER = Pattern.compile("\"number\":\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    /** The number that was acknowledged, by key. */
    final Map<String, String> acknowledged = new ConcurrentHashMap<>();

    final AtomicInteger unavailable = new AtomicInteger();
    final AtomicInteger withoutRetryAfter = new AtomicInteger();
    /** Answers that no client should ever see. */
    final Map<String, String> wrong = new ConcurrentHashMap<>();

    private final IntSupplier port;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    Submissions(IntSupplier port) {
        this.port = port;
    }

    List<Thread> start(int clients, int count) {
        AtomicInteger next = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            threads.add(Thread.ofPlatform().daemon().start(() -> {
                for (int n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
                    sendUntilAcknowledged("crash-" + n);
                }
            }));
        }
        return threads;
    }

    private void sendUntilAcknowledged(String key) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                HttpResponse<String> answer = client.send(request(key), HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 201) {
                    Matcher number = NUMBER.matcher(answer.body());
                    if (number.find()) {
                        acknowledged.put(key, number.group(1));
                    }
                    return;
                }
                if (answer.statusCode() == 503) {
                    unavailable.incrementAndGet();
                    if (answer.headers().firstValue("Retry-After").isEmpty()) {
                        withoutRetryAfter.incrementAndGet();
                    }
                } else {
                    wrong.put(key, answer.statusCode() + " " + answer.body());
                }
            } catch (IOException e) {
                // The server is away; the phone tries again.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            pause();
        }
    }

    private HttpRequest request(String key) {
        String body = """
                {"category":"sampah","ward":"82.71.02.1001","description":"Sampah menumpuk di tepi jalan, kiriman %s"}""".formatted(key);
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.getAsInt() + "/api/v1/reports"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .timeout(Duration.ofSeconds(15))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(150);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
