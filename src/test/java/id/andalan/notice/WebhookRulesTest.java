package id.andalan.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.core.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"8.8.8.8", "103.28.12.1", "192.0.1.1", "172.32.0.1", "2001:4860:4860::8888", "2404:8000::1"})
    void theOpenInternetIsReached(String address) {
        assertThat(PublicAddresses.isPublic(InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.8",
                "198.18.0.1",
                "203.0.113.5",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001:db8::1",
                "2001::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1"
            })
    void everythingElseIsNot(String address) {
        assertThat(PublicAddresses.isPublic(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "webhook.url, ''",
        "webhook.url, not an address",
        "webhook.url, https://",
        "webhook.url, /path",
        "webhook.url, https://user:password@example.id/",
        "webhook.url, https://example.id/#part",
        "webhook.url.https, http://example.id/",
        "webhook.url.https, ftp://example.id/",
        "webhook.url.https, file://example.id/etc/passwd",
        "webhook.url.private, https://127.0.0.1/",
        "webhook.url.private, https://localhost/",
        "webhook.url.private, https://[::1]/",
        "webhook.url.private, https://169.254.169.254/latest/meta-data",
        "webhook.url.private, https://10.0.0.5:8443/",
        "webhook.url.unknown, https://tidak-ada.invalid/"
    })
    void badAddressesAreRefusedWithTheirReason(String code, String url) {
        assertThatThrownBy(() -> WebhookUrl.check(url, false))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @Test
    void publicAddressesPass() {
        assertThat(WebhookUrl.check(" https://8.8.8.8:8443/in?x=1 ", false)).isEqualTo("https://8.8.8.8:8443/in?x=1");
        assertThat(WebhookUrl.check("http://127.0.0.1:9/", true)).isEqualTo("http://127.0.0.1:9/");
    }

    @ParameterizedTest
    @CsvSource({
        "report.*, report.filed, true",
        "report.filed, report.filed, true",
        "report.filed, report.filed_again, false",
        "report.*, reports.filed, false",
        "report.*, account.created, false"
    })
    void patternsMatchWholeActionsOrAllOfAKind(String pattern, String action, boolean matches) {
        assertThat(Webhook.matches(pattern, action)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"1, 5, 10", "2, 15, 30", "3, 45, 90", "6, 1215, 2430", "9, 10800, 21600", "1000, 10800, 21600"})
    void waitsGrowUpToSixHoursAndVary(int attempts, long least, long most) {
        Random random = new Random(1);
        Duration first = Backoff.after(attempts, random);
        boolean varies = false;
        for (int i = 0; i < 100; i++) {
            Duration wait = Backoff.after(attempts, random);
            assertThat(wait).isBetween(Duration.ofSeconds(least), Duration.ofSeconds(most));
            varies |= !wait.equals(first);
        }
        assertThat(varies).isTrue();
    }

    /** The example of the Standard Webhooks specification's reference libraries. */
    @Test
    void signaturesAreThoseOfTheSpecification() {
        assertThat(WebhookSignature.sign(
                        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        Instant.ofEpochSecond(1614265330),
                        "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void theExampleForReceiversIsSignedAsWeSign() throws IOException {
        assertThat(Files.readString(Path.of("docs/webhooks.md")))
                .contains(WebhookSignature.sign(
                        "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
                        "1-2",
                        Instant.ofEpochSecond(1_700_000_000),
                        "{\"type\":\"report.filed\"}"));
    }
}
