package id.andalan.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.AndalanTest;
import id.andalan.core.Actor;
import id.andalan.core.Refusal;
import id.andalan.identity.ApiKey.Scope;
import id.andalan.identity.ApiKeys;
import id.andalan.identity.LiveKeys;
import id.andalan.identity.Persons;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@AndalanTest
class ApiDoorTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    ApiKeys keys;

    @Autowired
    LiveKeys live;

    @Autowired
    Persons persons;

    @Test
    void anUnknownKeyIsRefusedEvenWhereNoneIsNeeded() {
        assertThat(mvc.get().uri("/api/v1/reports").header("X-Api-Key", "andalan_unknown"))
                .hasStatus(401)
                .bodyText()
                .contains("urn:andalan:problem:key");
    }

    @Test
    void open311GetsItsOwnKindOfError() {
        assertThat(mvc.post().uri("/open311/v2/requests.json").param("api_key", "salah"))
                .hasStatus(403)
                .bodyText()
                .startsWith("[{\"");
        assertThat(mvc.post().uri("/open311/v2/requests.xml"))
                .hasStatus(403)
                .bodyText()
                .contains("<errors><error><code>403</code>");
    }

    @Test
    void aKeyOpensOnlyTheDoorsOfItsScopes() {
        String key = persons.key(null, Scope.REPORTS_READ);
        assertThat(mvc.post().uri("/api/v1/reports").header("X-Api-Key", key)).hasStatus(403);
        int status = mvc.get()
                .uri("/api/v1/reports/x")
                .header("Authorization", "Bearer " + key)
                .exchange()
                .getResponse()
                .getStatus();
        assertThat(status).isNotIn(401, 403);
    }

    @Test
    void aRevokedKeyIsRefusedAtOnce() {
        ApiKeys.Made made = keys.make(Actor.SYSTEM, "uji", Set.of(Scope.REPORTS_READ), null);
        assertThat(live.find(made.key())).isPresent();
        keys.revoke(Actor.SYSTEM, made.id());
        assertThat(live.find(made.key())).isEmpty();
    }

    @Test
    void aKeyOfAnAgencyThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> persons.key("dlhh", Scope.REPORTS_HANDLE))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("apikey.agency");
    }

    @Test
    void aKeyThatHandlesReportsActsAsOfficerOfItsAgency() {
        Actor actor = live.find(persons.key("dlh", Scope.REPORTS_HANDLE))
                .orElseThrow()
                .actor();
        assertThat(actor.agency()).isEqualTo("dlh");
        assertThat(actor.is(Actor.Role.OFFICER)).isTrue();
        assertThat(actor.seesAllAgencies()).isFalse();
        assertThat(live.find(persons.key(null, Scope.REPORTS_HANDLE))
                        .orElseThrow()
                        .actor()
                        .seesAllAgencies())
                .isTrue();
    }

    @Test
    void apiAnswersSetNoCookie() {
        assertThat(mvc.get().uri("/api/v1/reports").exchange().getResponse().getCookies())
                .isEmpty();
    }

    @Test
    void aKeyThatSendsMoreThanItsLimitIsAskedToWait() throws Exception {
        ApiKeys.Made made = keys.make(Actor.SYSTEM, "uji batas", Set.of(Scope.REPORTS_READ), null, 2);
        for (int i = 0; i < 2; i++) {
            assertThat(mvc.get().uri("/api/v1/reports").header("X-Api-Key", made.key()))
                    .hasStatusOk();
        }
        MvcTestResult refused =
                mvc.get().uri("/api/v1/reports").header("X-Api-Key", made.key()).exchange();
        assertThat(refused).hasStatus(429).hasContentType("application/problem+json;charset=utf-8");
        assertThat(refused).bodyText().contains("urn:andalan:problem:toomany", "Kunci ini");
        assertThat(Integer.parseInt(String.valueOf(refused.getResponse().getHeader("Retry-After"))))
                .isBetween(1, 30);
        keys.limit(Actor.SYSTEM, made.id(), null);
        assertThat(mvc.get().uri("/api/v1/reports").header("X-Api-Key", made.key()))
                .hasStatusOk();
    }

    @Test
    void aLimitThatIsNoneIsRefusedOnThePageAndAGoodOneIsShown() {
        ApiKeys.Made made = keys.make(Actor.SYSTEM, "uji halaman", Set.of(Scope.REPORTS_READ), null);
        Actor admin = persons.actor(Actor.Role.ADMIN, null);
        String path = "/admin/kunci-api/" + made.id() + "/batas";
        for (String wrong : new String[] {"0", "banyak", "1000001", "5.5"}) {
            assertThat(mvc.post()
                            .uri(path)
                            .param("limit", wrong)
                            .with(persons.as(admin))
                            .with(Persons.form()))
                    .hasStatus(422)
                    .bodyText()
                    .contains("Isi angka dari 1 sampai 1.000.000");
        }
        assertThat(mvc.post()
                        .uri(path)
                        .param("limit", "1.200")
                        .with(persons.as(admin))
                        .with(Persons.form()))
                .hasStatus(302);
        assertThat(mvc.get().uri("/admin/kunci-api").with(persons.as(admin)))
                .hasStatusOk()
                .bodyText()
                .contains("1.200 permintaan", "Batas umum: 600.000");
    }

    @Test
    void aMethodThatAnAddressDoesNotKnowIs405WithThoseItKnows() {
        assertThat(mvc.put().uri("/api/v1/reports"))
                .hasStatus(405)
                .hasHeader("Allow", "GET, HEAD, POST")
                .bodyText()
                .contains("urn:andalan:problem:method", "PUT");
        assertThat(mvc.delete().uri("/api/v1/services")).hasStatus(405).hasHeader("Allow", "GET, HEAD");
        assertThat(mvc.put().uri("/open311/v2/services.json"))
                .hasStatus(405)
                .bodyText()
                .startsWith("[{\"");
        assertThat(mvc.get().uri("/keluar")).hasStatus(405).hasHeader("Allow", "POST");
    }

    @Test
    void whatHasNoLineInTheTableHasNoDoor() {
        assertThat(mvc.post().uri("/api/v1/tidak-ada")).hasStatus(404);
        assertThat(mvc.get().uri("/tidak-ada")).hasStatus(404);
    }
}
