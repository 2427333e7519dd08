package id.andalan.notice.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.core.Actor;
import id.andalan.core.Ids;
import id.andalan.identity.ApiKey;
import id.andalan.identity.Persons;
import id.andalan.notice.Webhooks;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@AndalanTest
class WebhookApiTest {
    private static final String ROOT = "/api/v1/webhooks";
    private static final String WISH =
            "{\"label\":\"Pusat data\",\"url\":\"https://8.8.8.8/terima\",\"patterns\":[\"test.*\"]}";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Persons persons;

    @Autowired
    Webhooks webhooks;

    @Autowired
    JsonMapper json;

    private RequestPostProcessor keeper;

    @BeforeEach
    void key() {
        keeper = persons.program(null, ApiKey.Scope.WEBHOOKS_KEEP);
    }

    private MvcTestResult create(String idempotencyKey, String body) {
        return mvc.post()
                .uri(ROOT)
                .with(keeper)
                .header("Idempotency-Key", idempotencyKey)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private JsonNode body(MvcTestResult result) throws Exception {
        return json.readTree(result.getResponse().getContentAsString());
    }

    @Test
    void aRetriedRequestMakesOneWebhookAndShowsTheSecretOnce() throws Exception {
        String key = Ids.next().toString();
        MvcTestResult first = create(key, WISH);
        assertThat(first).hasStatus(201);
        JsonNode made = body(first);
        assertThat(made.get("secret").asString()).startsWith("whsec_");
        JsonNode again = body(create(key, WISH));
        assertThat(again.get("webhook")).isEqualTo(made.get("webhook"));
        assertThat(again.get("secret").isNull()).isTrue();
        assertThat(create(key, WISH.replace("Pusat", "Lain"))).hasStatus(422);
        assertThat(mvc.get().uri(first.getResponse().getHeader("Location")).with(keeper))
                .hasStatusOk()
                .bodyText()
                .contains("\"state\":\"active\"")
                .doesNotContain("whsec_");
    }

    @Test
    void aWebhookCanBeChangedPausedPingedAndDeleted() throws Exception {
        UUID id = UUID.fromString(body(create(Ids.next().toString(), WISH))
                .get("webhook")
                .get("id")
                .asString());
        String here = ROOT + "/" + id;
        assertThat(mvc.post().uri(here + "/ping").with(keeper)).hasStatus(202);
        assertThat(mvc.get().uri(here + "/deliveries").with(keeper))
                .hasStatusOk()
                .bodyText()
                .contains("\"ping\"");
        UUID delivery =
                webhooks.deliveries(Actor.SYSTEM, id, null, 1).getFirst().id();
        assertThat(mvc.post()
                        .uri(here + "/deliveries/" + delivery + "/redeliver")
                        .with(keeper))
                .hasStatus(202);
        assertThat(mvc.post().uri(here + "/pause").with(keeper))
                .hasStatusOk()
                .bodyText()
                .contains("\"paused\"");
        assertThat(mvc.post().uri(here + "/resume").with(keeper))
                .hasStatusOk()
                .bodyText()
                .contains("\"active\"");
        assertThat(mvc.post().uri(here + "/secret").with(keeper))
                .hasStatusOk()
                .bodyText()
                .contains("whsec_");
        assertThat(mvc.put()
                        .uri(here)
                        .with(keeper)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(WISH.replace("}", ",\"version\":1}")))
                .hasStatus(409);
        assertThat(mvc.put()
                        .uri(here)
                        .with(keeper)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(WISH))
                .hasStatusOk();
        String retried = Ids.next().toString();
        for (int i = 0; i < 2; i++) {
            assertThat(mvc.delete().uri(here).with(keeper).header("Idempotency-Key", retried))
                    .hasStatus(204);
        }
        assertThat(mvc.delete().uri(here).with(keeper)).hasStatus(404);
        assertThat(mvc.get().uri(here).with(keeper)).hasStatus(404);
        assertThat(mvc.get().uri(ROOT + "/events").with(keeper))
                .hasStatusOk()
                .bodyText()
                .contains("test.happened");
    }

    @Test
    void badWishesAreProblemsAtTheirField() {
        assertThat(create(
                        "k-" + Ids.next(), "{\"label\":\"x\",\"url\":\"https://10.0.0.1/\",\"patterns\":[\"test.*\"]}"))
                .hasStatus(422)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyText()
                .contains("webhook.url.private", "\"field\":\"url\"");
        assertThat(create("k-" + Ids.next(), "{\"label\":1,\"patterns\":{}}")).hasStatus(422);
    }

    @Test
    void keysForOtherThingsDoNotFit() {
        RequestPostProcessor other = persons.program(null, ApiKey.Scope.REPORTS_HANDLE);
        assertThat(mvc.get().uri(ROOT).with(other)).hasStatus(403);
        assertThat(mvc.get().uri(ROOT)).hasStatus(401);
    }
}
