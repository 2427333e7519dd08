package id.andalan.crash;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A program that files reports at one server. */
record Json(RealServer server) {
    HttpResponse<String> file(String key, String description) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    new Browser()
                            .request(server, "/api/v1/reports")
                            .header("Content-Type", "application/json")
                            .header("Idempotency-Key", key)
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    "{\"category\":\"sampah\",\"ward\":\"82.71.02.1001\",\"description\":\""
                                            + description + "\"}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
