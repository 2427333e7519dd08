package id.andalan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** 50 MB sent to the real server: an answer that says what is wrong, not a broken connection. Shares the server of the journeys. */
@LiveServer
class UploadLimitTest {
    private static final int MB = 1024 * 1024;
    private static final String EDGE = "----uji";

    @LocalServerPort
    private int port;

    private final HttpClient client = HttpClient.newHttpClient();

    private HttpResponse<String> post(String path, String type, List<byte[]> body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.concat(body.stream()
                        .map(HttpRequest.BodyPublishers::ofByteArray)
                        .toArray(HttpRequest.BodyPublisher[]::new)));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static List<byte[]> upload(int megabytes) {
        return List.of(
                ("--" + EDGE + "\r\nContent-Disposition: form-data; name=\"category\"\r\n\r\nsampah\r\n--" + EDGE
                                + "\r\nContent-Disposition: form-data; name=\"photos\"; filename=\"a.jpg\"\r\n"
                                + "Content-Type: image/jpeg\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII),
                new byte[megabytes * MB],
                ("\r\n--" + EDGE + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void fiftyMegabytesToTheApiAreRefusedWithAReason() throws Exception {
        for (int megabytes : new int[] {12, 50, 60}) {
            HttpResponse<String> answer =
                    post("/api/v1/reports", "multipart/form-data; boundary=" + EDGE, upload(megabytes));
            assertThat(answer.statusCode()).as("%s MB", megabytes).isEqualTo(413);
            assertThat(answer.body()).contains("upload.toobig", "\"field\":\"photos\"", "10 MB");
        }
    }

    @Test
    void fiftyMegabytesInTheFormAreRefusedOnThePage() throws Exception {
        for (int megabytes : new int[] {50, 60}) {
            HttpResponse<String> answer = post("/lapor", "multipart/form-data; boundary=" + EDGE, upload(megabytes));
            assertThat(answer.statusCode()).as("%s MB", megabytes).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location")).contains("/lapor");
            assertThat(answer.headers().allValues("Set-Cookie"))
                    .anyMatch(one -> one.startsWith("flash=bad~upload.toobig"));
        }
    }

    @Test
    void fiftyMegabytesOfJsonAreNotEvenRead() throws Exception {
        HttpResponse<String> answer = post("/api/v1/reports", "application/json", List.of(new byte[50 * MB]));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("toolarge", "2 MB");
    }
}
