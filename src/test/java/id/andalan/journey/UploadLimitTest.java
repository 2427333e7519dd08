package id.andalan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private HttpResponse<String> post(String path, String type, List<byte[]> body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.concat(body.stream()
                        .map(HttpRequest.BodyPublishers::ofByteArray)
                        .toArray(HttpRequest.BodyPublisher[]::new)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String field(String name, String value) {
        return "--" + EDGE + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private static List<byte[]> upload(int megabytes) {
        return List.of(
                (field("category", "sampah")
                                + field("ward", "82.71.02.1001")
                                + field("description", "Sampah menumpuk, foto terlalu besar")
                                + "--" + EDGE
                                + "\r\nContent-Disposition: form-data; name=\"photos\"; filename=\"a.jpg\"\r\n"
                                + "Content-Type: image/jpeg\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII),
                new byte[megabytes * MB],
                ("\r\n--" + EDGE + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void fiftyMegabytesToTheApiAreRefusedWithAReason() throws Exception {
        for (int megabytes : new int[] {12, 50}) {
            HttpResponse<String> answer =
                    post("/api/v1/reports", "multipart/form-data; boundary=" + EDGE, upload(megabytes));
            assertThat(answer.statusCode()).as("%s MB", megabytes).isEqualTo(422);
            assertThat(answer.body()).contains("photo.toobig", "10 MB");
        }
        HttpResponse<String> answer = post("/api/v1/reports", "multipart/form-data; boundary=" + EDGE, upload(60));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("upload.toobig", "\"field\":\"photos\"", "10 MB");
    }

    @Test
    void aFileNameOfThreeThousandLettersIsReadLikeAnyOther() throws Exception {
        String named = new String(upload(0).getFirst(), StandardCharsets.US_ASCII)
                .replace("filename=\"a.jpg\"", "filename=\"" + "a".repeat(3000) + ".jpg\"");
        List<byte[]> body = List.of(
                named.getBytes(StandardCharsets.US_ASCII),
                new byte[100],
                upload(0).getLast());
        HttpResponse<String> answer = post("/api/v1/reports", "multipart/form-data; boundary=" + EDGE, body);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"field\":\"photos\"").doesNotContain("upload.toobig");
    }

    @Test
    void fiftyMegabytesInTheFormAreRefusedOnThePage() throws Exception {
        HttpResponse<String> form = client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/lapor"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        String cookie = form.headers().allValues("Set-Cookie").stream()
                .filter(one -> one.startsWith("andalan_csrf="))
                .map(one -> one.substring(0, one.indexOf(';')))
                .findFirst()
                .orElseThrow();
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(form.body());
        assertThat(token.find()).isTrue();
        String type = "multipart/form-data; boundary=" + EDGE;
        List<byte[]> body = new ArrayList<>(upload(50));
        body.addFirst(field("_csrf", token.group(1)).getBytes(StandardCharsets.US_ASCII));
        HttpResponse<String> answer = post("/lapor", type, body, "Cookie", cookie);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).as("what was chosen is still there").containsPattern("value=\"sampah\"[^>]*checked");
        assertThat(answer.body()).contains("10 MB", "Sampah menumpuk, foto terlalu besar");
        HttpResponse<String> larger = post("/lapor", type, upload(60));
        assertThat(larger.statusCode()).isEqualTo(303);
        assertThat(larger.headers().firstValue("Location")).contains("/lapor");
        assertThat(larger.headers().allValues("Set-Cookie")).anyMatch(one -> one.startsWith("flash=bad~upload.toobig"));
    }

    @Test
    void fiftyMegabytesOfJsonAreNotEvenRead() throws Exception {
        HttpResponse<String> answer = post("/api/v1/reports", "application/json", List.of(new byte[50 * MB]));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("toolarge", "2 MB");
    }
}
