package id.andalan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Wrongly encoded parameters, straight over a socket: each address answers in its own form, in words. */
@LiveServer
class UnreadableTest {
    @LocalServerPort
    private int port;

    private String ask(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/laporan?cari=%zz, text/html, tidak terbaca",
        "/laporan?cari=a%00, text/html, tidak terbaca",
        "/open311/v2/requests.json?service_code=%00, application/json, Permintaan tidak terbaca",
        "/api/v1/reports/similar?category=%00&lat=0.79&long=127.38, application/problem+json, Permintaan tidak terbaca",
        "/api/v1/reports/map?zoom=3, application/problem+json, bbox wajib diisi",
        "/?lang=%f, text/html, tidak terbaca",
        "/api/v1/reports?cari=%zz, application/problem+json, Permintaan tidak terbaca",
        "/open311/v2/requests.json?status=%zz, application/json, Permintaan tidak terbaca",
        "/open311/v2/requests.xml?status=%zz, text/xml, Permintaan tidak terbaca"
    })
    void aWrongPercentSignInAnAddressIsRefused(String path, String type, String words) throws Exception {
        String answer = ask("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 400 ")
                .contains("Content-Type: " + type)
                .contains(words);
    }

    @ParameterizedTest
    @CsvSource({
        "/lapor, text/html, belum ada yang disimpan",
        "/open311/v2/requests.json, application/json, Permintaan tidak terbaca"
    })
    void aWrongPercentSignInAFormIsRefused(String path, String type, String words) throws Exception {
        String body = "category=%zz&service_code=%zz";
        String answer = ask("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body);
        assertThat(answer)
                .startsWith("HTTP/1.1 400 ")
                .contains("Content-Type: " + type)
                .contains(words);
    }

    private String post(String path, String type, String body) throws IOException {
        return ask("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: " + type
                + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    @ParameterizedTest
    @CsvSource({
        "multipart/form-data, abc",
        "multipart/form-data; boundary=x, '--x\r\nContent-Disposition: form-data; name=\"category\"\r\n\r\nsam'"
    })
    void partsThatCannotBeReadAreRefused(String type, String body) throws Exception {
        String answer = post("/api/v1/reports", type, body);
        assertThat(answer)
                .startsWith("HTTP/1.1 413 ")
                .contains("application/problem+json", "terlalu besar atau terputus");
        assertThat(post("/open311/v2/requests.xml", type, body))
                .startsWith("HTTP/1.1 413 ")
                .contains("<errors>");
    }

    @Test
    void aMethodThatNobodyTakesIsCalledByItsName() throws Exception {
        assertThat(ask("TRACE /api/v1/services HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 405 ")
                .contains("TRACE")
                .doesNotContain("cara GET");
    }

    @Test
    void anotherKindOfPartsIsNoServersFault() throws Exception {
        String parts = "--x\r\nContent-Type: text/plain\r\n\r\nsampah\r\n--x--\r\n";
        assertThat(post("/api/v1/reports", "multipart/mixed; boundary=x", parts))
                .startsWith("HTTP/1.1 4");
        assertThat(post("/lapor", "multipart/mixed; boundary=x", parts)).startsWith("HTTP/1.1 4");
    }

    @ParameterizedTest
    @CsvSource({
        "/lapor, text/html, terlalu besar",
        "/masuk, text/html, terlalu besar",
        "/api/v1/inbox/assign, application/problem+json, terlalu besar",
        "/open311/v2/requests.json, application/json, terlalu besar",
        "/open311/v2/requests.xml, text/xml, terlalu besar"
    })
    void aFormOfMoreThanTwoMegabytesIsRefusedInWords(String path, String type, String words) throws Exception {
        String answer = post(path, "application/x-www-form-urlencoded", "a=" + "b".repeat(3 * 1024 * 1024));
        assertThat(answer)
                .startsWith("HTTP/1.1 413 ")
                .contains("Content-Type: " + type)
                .contains(words);
    }

    @ParameterizedTest
    @CsvSource({
        "/error, text/html, 404",
        "/tidak-ada, text/html, 404",
        "/api/v1/tidak-ada, application/problem+json, 404"
    })
    void whatIsNotThereIsSaidInTheFormOfItsAddress(String path, String type, int status) throws Exception {
        String answer = ask("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 " + status).contains("Content-Type: " + type);
    }
}
