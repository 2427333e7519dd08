package id.andalan.notice;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * One attempt to deliver: a signed POST within a hard time limit, no redirects, and only to where it may go. Names are resolved by
 * our own resolver at the moment of connecting, so that a name cannot pass the check and then point elsewhere.
 */
@Component
class WebhookPost implements DisposableBean {
    private static final int ANSWER_BYTES = 300;
    private static final int CONNECTIONS_PER_ADDRESS = 4;
    private static final int CONNECTIONS = 200;
    private static final int LONGEST_RETRY_AFTER_SECONDS = 3_600;

    private final Clock clock;
    private final Duration timeout;
    private final CloseableHttpClient http;
    private final ScheduledExecutorService watch;

    WebhookPost(WebhookSettings settings, Clock clock) {
        this.clock = clock;
        this.timeout = settings.timeout();
        Timeout limit = Timeout.of(timeout);
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new Resolver(settings.allowPrivate()))
                        .setMaxConnPerRoute(CONNECTIONS_PER_ADDRESS)
                        .setMaxConnTotal(CONNECTIONS)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(limit)
                                .setSocketTimeout(limit)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(limit)
                        .setResponseTimeout(limit)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .setUserAgent("Andalan-Webhook/1")
                .build();
        this.watch = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("webhook-watch").daemon().factory());
    }

    /**
     * What came of it.
     *
     * @param status 0 when there was no answer
     * @param answer first letters of the answer, or what went wrong
     * @param retryAfter when the receiver wants to be asked again; null when it does not say
     */
    record Attempt(
            int status, String answer, int millis, @Nullable Duration retryAfter) {
        boolean arrived() {
            return status >= 200 && status < 300;
        }

        /** The receiver wants nothing more, ever. */
        boolean gone() {
            return status == 410;
        }
    }

    Attempt send(String url, String secret, String event, String body) {
        Instant at = clock.instant();
        HttpPost post = new HttpPost(url);
        post.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
        post.setHeader(WebhookSignature.ID, event);
        post.setHeader(WebhookSignature.TIMESTAMP, Long.toString(at.getEpochSecond()));
        post.setHeader(WebhookSignature.SIGNATURE, WebhookSignature.sign(secret, event, at, body));
        long start = System.nanoTime();
        // The library's limits are per read; a receiver that drips one byte at a time would hold us for ever.
        ScheduledFuture<?> end = watch.schedule(post::cancel, timeout.toMillis(), TimeUnit.MILLISECONDS);
        try {
            Answer answer = http.execute(post, WebhookPost::read);
            return new Attempt(answer.status(), answer.text(), millis(start), answer.retryAfter());
        } catch (IOException | RuntimeException e) {
            String fault = post.isCancelled() ? "timeout" : e.getClass().getSimpleName() + ": " + e.getMessage();
            return new Attempt(0, clean(fault), millis(start), null);
        } finally {
            end.cancel(false);
        }
    }

    private record Answer(int status, String text, @Nullable Duration retryAfter) {}

    private static Answer read(ClassicHttpResponse response) throws IOException {
        String text = "";
        HttpEntity entity = response.getEntity();
        if (entity != null) {
            try (InputStream content = entity.getContent()) {
                text = new String(content.readNBytes(ANSWER_BYTES), StandardCharsets.UTF_8);
            }
        }
        return new Answer(response.getCode(), clean(text), retryAfter(response.getFirstHeader("Retry-After")));
    }

    private static @Nullable Duration retryAfter(@Nullable Header header) {
        if (header == null || header.getValue() == null || !header.getValue().matches("[0-9]{1,6}")) {
            return null;
        }
        return Duration.ofSeconds(Math.min(LONGEST_RETRY_AFTER_SECONDS, Integer.parseInt(header.getValue())));
    }

    /** Fit for the log: no control characters (PostgreSQL takes no zero byte), no endless text. */
    private static String clean(String text) {
        String printable = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return printable.substring(0, Math.min(ANSWER_BYTES, printable.length()));
    }

    private static int millis(long start) {
        return (int) ((System.nanoTime() - start) / 1_000_000);
    }

    @Override
    public void destroy() throws IOException {
        watch.shutdownNow();
        http.close();
    }

    /** Lets only public addresses through, unless all are allowed. */
    private static final class Resolver extends SystemDefaultDnsResolver {
        private final boolean allowPrivate;

        Resolver(boolean allowPrivate) {
            this.allowPrivate = allowPrivate;
        }

        @Override
        public java.net.InetAddress[] resolve(String host) throws java.net.UnknownHostException {
            return allowPrivate ? super.resolve(host) : PublicAddresses.resolve(host);
        }
    }
}
