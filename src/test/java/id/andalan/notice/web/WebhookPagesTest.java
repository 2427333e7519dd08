package id.andalan.notice.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.core.Actor;
import id.andalan.identity.Persons;
import id.andalan.notice.Webhook;
import id.andalan.notice.Webhooks;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@AndalanTest
class WebhookPagesTest {
    private static final String URL = "https://8.8.8.8/terima";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Persons persons;

    @Autowired
    Webhooks webhooks;

    private RequestPostProcessor admin;

    @BeforeEach
    void signIn() {
        admin = persons.admin();
        for (Webhooks.Standing one : webhooks.list(Actor.SYSTEM)) {
            webhooks.delete(Actor.SYSTEM, one.webhook().id());
        }
    }

    private Webhook one() {
        return webhooks.create(Actor.SYSTEM, new Webhooks.Wish("Pusat data", URL, List.of("test.*")))
                .webhook();
    }

    private MockMvcRequestBuilder post(String uri) {
        return mvc.post().uri(uri).with(admin).with(Persons.form());
    }

    private String page(String uri) throws Exception {
        MvcTestResult result = mvc.get().uri(uri).with(admin).exchange();
        assertThat(result).hasStatusOk();
        return result.getResponse().getContentAsString();
    }

    @Test
    void aNewWebhookShowsItsSecretOnceAndNeverAgain() throws Exception {
        assertThat(page("/admin/webhook")).contains("Belum ada webhook", "ANDALAN_SMTP_HOST");
        assertThat(page("/admin/webhook/baru")).contains("test.happened", "report.*");
        MvcTestResult made = post("/admin/webhook")
                .param("label", "Pusat data")
                .param("url", URL)
                .param("patterns", "test.happened", "test.ended")
                .exchange();
        assertThat(made).hasStatusOk().headers().hasValue("Cache-Control", "no-store");
        assertThat(made.getResponse().getContentAsString()).containsPattern("whsec_[A-Za-z0-9+/]{43}=");
        UUID id = webhooks.list(Actor.SYSTEM).getFirst().webhook().id();
        assertThat(page("/admin/webhook")).contains("Pusat data", "8.8.8.8", "test.ended", "Aktif");
        assertThat(page("/admin/webhook/" + id))
                .contains("Belum ada yang dikirim")
                .doesNotContain("whsec_");
    }

    @Test
    void faultsStandAtTheirFieldsAndNothingTypedIsLost() throws Exception {
        MvcTestResult refused = post("/admin/webhook")
                .param("label", "Pusat \"data\"")
                .param("url", "https://127.0.0.1/terima")
                .param("patterns", "test.ended")
                .exchange();
        assertThat(refused).hasStatus(422);
        assertThat(refused.getResponse().getContentAsString())
                .contains(
                        "menunjuk ke jaringan dalam",
                        "id=\"url-error\"",
                        "Pusat &#34;data&#34;",
                        "https://127.0.0.1/terima");
        assertThat(webhooks.list(Actor.SYSTEM)).isEmpty();
    }

    @Test
    void everyButtonDoesWhatItSays() throws Exception {
        Webhook webhook = one();
        String here = "/admin/webhook/" + webhook.id();
        assertThat(post(here + "/uji")).hasRedirectedUrl(here);
        assertThat(page(here)).contains("Kabar percobaan", "Menunggu");
        assertThat(post(here + "/jeda")).hasRedirectedUrl(here);
        assertThat(page(here)).contains("Dijeda", "Nyalakan kembali").doesNotContain("Kirim uji</button>");
        assertThat(post(here + "/nyala")).hasRedirectedUrl(here);
        UUID delivery = webhooks.deliveries(Actor.SYSTEM, webhook.id(), null, 1)
                .getFirst()
                .id();
        assertThat(post(here + "/ulang/" + delivery)).hasRedirectedUrl(here);
        assertThat(post(here + "/ulang")).hasRedirectedUrl(here);
        assertThat(post(here + "/rahasia")).hasStatusOk().bodyText().contains("whsec_");
        int version = webhooks.get(Actor.SYSTEM, webhook.id()).version();
        MockMvcRequestBuilder change = post(here)
                .param("version", Integer.toString(version))
                .param("label", "Nama baru")
                .param("url", URL)
                .param("patterns", "test.ended");
        assertThat(change).hasRedirectedUrl(here);
        assertThat(page(here)).contains("Nama baru");
        assertThat(post(here)
                        .param("version", Integer.toString(version))
                        .param("label", "Lama")
                        .param("url", URL)
                        .param("patterns", "test.ended"))
                .hasStatus(409);
        assertThat(post(here + "/hapus")).hasRedirectedUrl("/admin/webhook");
        assertThat(mvc.get().uri(here).with(admin)).hasStatus(404);
    }
}
