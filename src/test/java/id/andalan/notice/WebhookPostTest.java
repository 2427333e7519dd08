package id.andalan.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookPostTest {
    private final Receiver receiver = new Receiver();
    private final WebhookPost post =
            new WebhookPost(new WebhookSettings(true, Duration.ofSeconds(2), Duration.ofDays(3)), Clock.systemUTC());

    @AfterEach
    void close() throws IOException {
        post.destroy();
        receiver.close();
    }

    private WebhookPost.Attempt send(String url) {
        return post.send(url, WebhookSignature.newSecret(), "1-1", "{}");
    }

    @Test
    void longAndDirtyAnswersAreKeptShortAndClean() {
        receiver.answers(exchange -> {
            byte[] body = ("oops\0\r\n" + "x".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(500, body.length);
            exchange.getResponseBody().write(body);
        });
        WebhookPost.Attempt attempt = send(receiver.url());
        assertThat(attempt.status()).isEqualTo(500);
        assertThat(attempt.answer()).startsWith("oops x").hasSizeLessThanOrEqualTo(300);
    }

    @Test
    void redirectsAreNotFollowed() {
        try (Receiver target = new Receiver()) {
            receiver.answers(exchange -> {
                exchange.getResponseHeaders().set("Location", target.url());
                exchange.sendResponseHeaders(307, -1);
            });
            assertThat(send(receiver.url()).status()).isEqualTo(307);
            assertThat(target.calls()).isEmpty();
        }
    }

    @Test
    void anAnswerThatDripsForEverIsCutOff() {
        receiver.answers(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 100; i++) {
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
                Thread.sleep(200);
            }
        });
        Instant start = Instant.now();
        assertThat(send(receiver.url()).answer()).isEqualTo("timeout");
        // The whole answer would take twenty seconds.
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(15));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]", "2130706433"})
    void privateAddressesAreNotReachedUnlessAllowed(String host) throws IOException {
        WebhookPost guarded = new WebhookPost(
                new WebhookSettings(false, Duration.ofSeconds(2), Duration.ofDays(3)), Clock.systemUTC());
        String url = "http://" + host + ":" + URI.create(receiver.url()).getPort() + "/";
        WebhookPost.Attempt attempt = guarded.send(url, WebhookSignature.newSecret(), "1-1", "{}");
        assertThat(attempt.status()).isZero();
        assertThat(receiver.calls()).isEmpty();
        guarded.destroy();
    }
}
