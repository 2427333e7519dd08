package id.andalan.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Residents' phones: each report is sent with one key, again and again until it is acknowledged. */
final class Submissions {
    private static final Pattern NUMBER = Pattern.compile("\"number\":\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    /** The number that was acknowledged, by key. */
    final Map<String, String> acknowledged = new ConcurrentHashMap<>();

    /** Two numbers acknowledged under one key: a report was doubled. */
    final Map<String, String> doubled = new ConcurrentHashMap<>();

    final AtomicInteger requests = new AtomicInteger();
    final AtomicInteger cutOff = new AtomicInteger();
    final AtomicInteger hung = new AtomicInteger();
    final AtomicInteger unavailable = new AtomicInteger();
    final AtomicInteger withoutRetryAfter = new AtomicInteger();
    final AtomicLong slowestMillis = new AtomicLong();
    /** Answers that no client should ever see. */
    final Map<String, String> wrong = new ConcurrentHashMap<>();

    private final RealServer server;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private volatile boolean stopped;

    Submissions(RealServer server) {
        this.server = server;
    }

    List<Thread> start(int clients, int count) {
        AtomicInteger next = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            threads.add(Thread.ofPlatform().daemon().start(() -> {
                for (int n = next.getAndIncrement(); n < count && !stopped; n = next.getAndIncrement()) {
                    sendUntilAcknowledged("crash-" + n);
                    if (n % 10 == 0) {
                        // A phone that never saw the answer sends once more.
                        sendUntilAcknowledged("crash-" + n);
                    }
                }
            }));
        }
        return threads;
    }

    /** Clients that send one report after the other until they are stopped, and take what comes. */
    List<Thread> startNamed(String begin, int clients) {
        AtomicInteger next = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            threads.add(Thread.ofPlatform().daemon().start(() -> {
                while (!stopped) {
                    send(begin + next.getAndIncrement());
                }
            }));
        }
        return threads;
    }

    void stop() {
        stopped = true;
    }

    private void sendUntilAcknowledged(String key) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline && !stopped) {
            if (send(key)) {
                return;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(150);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean send(String key) {
        long begin = System.nanoTime();
        requests.incrementAndGet();
        try {
            HttpResponse<String> answer = client.send(request(key), HttpResponse.BodyHandlers.ofString());
            slowestMillis.accumulateAndGet((System.nanoTime() - begin) / 1_000_000, Math::max);
            if (answer.statusCode() == 201) {
                acknowledge(key, answer.body());
                return true;
            }
            if (answer.statusCode() == 503) {
                unavailable.incrementAndGet();
                if (answer.headers().firstValue("Retry-After").isEmpty()) {
                    withoutRetryAfter.incrementAndGet();
                }
            } else {
                wrong.put(key, answer.statusCode() + " " + answer.body());
            }
        } catch (HttpTimeoutException e) {
            hung.incrementAndGet();
        } catch (IOException e) {
            // The server is away; the phone tries again.
            cutOff.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private void acknowledge(String key, String body) {
        Matcher number = NUMBER.matcher(body);
        if (!number.find()) {
            wrong.put(key, "201 " + body);
            return;
        }
        String before = acknowledged.put(key, number.group(1));
        if (before != null && !before.equals(number.group(1))) {
            doubled.put(key, before + " " + number.group(1));
        }
    }

    private HttpRequest request(String key) {
        String body = """
                {"category":"sampah","ward":"82.71.02.1001","description":"Sampah menumpuk di tepi jalan, kiriman %s"}""".formatted(key);
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/v1/reports"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .timeout(Duration.ofSeconds(12))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }
}
