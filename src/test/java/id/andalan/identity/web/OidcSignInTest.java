package id.andalan.identity.web;

import static id.andalan.identity.Persons.form;
import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.audit.AuditTrail;
import id.andalan.audit.JournalEntry;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.Ids;
import id.andalan.identity.Account;
import id.andalan.identity.Accounts;
import id.andalan.identity.OidcSignIns;
import id.andalan.identity.Persons;
import id.andalan.identity.Session;
import id.andalan.identity.Sessions;
import id.andalan.identity.oidc.Person;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Signing in through a provider that keeps to the standard. */
@AndalanTest
class OidcSignInTest {
    private static final String CLIENT = "andalan";
    private static final MockOAuth2Server PROVIDER = new MockOAuth2Server();

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Accounts accounts;

    @Autowired
    Sessions sessions;

    @Autowired
    OidcSignIns signIns;

    @Autowired
    Persons persons;

    @Autowired
    AuditTrail audit;

    @Autowired
    JdbcClient jdbc;

    private final String subject = Ids.next().toString();
    private final String email = "budi-" + subject + "@kota.example";

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        PROVIDER.start();
        registry.add("andalan.oidc.issuer", () -> PROVIDER.issuerUrl("kota").toString());
        registry.add("andalan.oidc.client-id", () -> CLIENT);
        registry.add("andalan.oidc.client-secret", () -> "rahasia");
        registry.add(
                "andalan.oidc.groups",
                () -> "admin=ADMIN; pengawas=AUDITOR; /opd/*/kepala=AGENCY_HEAD:*; /opd/*/petugas=OFFICER:*");
    }

    @AfterAll
    static void close() {
        PROVIDER.shutdown();
    }

    private MvcTestResult signIn(String next, String... groups) {
        OidcBrowser browser = new OidcBrowser(mvc);
        OidcBrowser.Away away = browser.leave(next);
        return browser.back(away, code(away, groups));
    }

    /** What the provider's page does once the person has shown who he is. */
    private String code(OidcBrowser.Away away, String... groups) {
        PROVIDER.enqueueCallback(new DefaultOAuth2TokenCallback(
                "kota",
                subject,
                "JWT",
                List.of(CLIENT),
                Map.of(
                        "groups",
                        List.of(groups),
                        "name",
                        "Budi Rahasia",
                        "preferred_username",
                        "budi-" + subject,
                        "email",
                        email,
                        "email_verified",
                        true),
                300));
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<Void> answer =
                    client.send(HttpRequest.newBuilder(away.address()).build(), HttpResponse.BodyHandlers.discarding());
            Map<String, String> back = OidcBrowser.parameters(
                    URI.create(answer.headers().firstValue("Location").orElseThrow()));
            assertThat(back).containsEntry("state", away.state());
            return back.get("code");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Session session(MvcTestResult answer) {
        return sessions.find(answer.getResponse().getCookie("andalan_session").getValue())
                .orElseThrow();
    }

    private Account account() {
        return accounts.get(jdbc.sql("select id from identity.account where oidc_subject = ?")
                .param(subject)
                .query(UUID.class)
                .single());
    }

    private boolean unknown() {
        return jdbc.sql("select not exists (select from identity.account where oidc_subject = ?)")
                .param(subject)
                .query(Boolean.class)
                .single();
    }

    private List<String> journal(UUID account) {
        return audit.list("account", account).stream().map(JournalEntry::action).toList();
    }

    @Test
    void aNewOfficialGetsAnAccountAndThePageOneWanted() {
        MvcTestResult answer = signIn("/kerja?cari=x", "lain", "/opd/dlh/petugas");
        assertThat(answer).hasStatus(302).hasRedirectedUrl("/kerja?cari=x");
        Session session = session(answer);
        assertThat(session.role()).isEqualTo(Role.OFFICER);
        assertThat(session.agency()).isEqualTo("dlh");
        assertThat(session.name()).isEqualTo("Budi Rahasia");
        assertThat(account().email()).isEqualTo(email);
        assertThat(audit.list("account", session.accountId()))
                .extracting(JournalEntry::action)
                .containsExactly("account.created", "account.signed-in");
        assertThat(audit.list("account", session.accountId()).toString())
                .contains("oidc")
                .doesNotContain("Budi", "budi-", subject);
    }

    @Test
    void twoFirstSignInsAtOnceMakeOneAccount() throws Exception {
        Person person = new Person("https://satu.example", subject, "Budi", null, email, List.of("pengawas"), "token");
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Optional<Sessions.Started>>> all =
                    threads.invokeAll(Collections.nCopies(4, () -> signIns.enter(person, "JUnit")));
            for (Future<Optional<Sessions.Started>> one : all) {
                assertThat(one.get()).isPresent();
            }
        }
        assertThat(sessions.list(account().id())).hasSize(4);
    }

    @Test
    void theSameSubjectOfAnotherProviderIsSomebodyElse() {
        for (String issuer : List.of("https://satu.example", "https://dua.example")) {
            assertThat(signIns.enter(
                            new Person(issuer, subject, "Budi", null, null, List.of("pengawas"), "token"), "JUnit"))
                    .isPresent();
        }
        assertThat(jdbc.sql("select count(*) from identity.account where oidc_subject = ?")
                        .param(subject)
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void nobodyIsSentToAnotherSite() {
        assertThat(signIn("//jahat.example", "pengawas")).hasRedirectedUrl("/admin/audit");
        assertThat(signIn("https://jahat.example/", "pengawas")).hasRedirectedUrl("/admin/audit");
    }

    @Test
    void withoutAGroupNobodyComesInAndNoAccountIsMade() {
        MvcTestResult answer = signIn("", "lain");
        assertThat(answer).hasStatus(403).bodyText().contains("belum diberi hak");
        assertThat(answer.getResponse().getCookie("andalan_session")).isNull();
        assertThat(unknown()).isTrue();
    }

    @Test
    void twoAgenciesOrAnUnknownOneAreRefused() {
        assertThat(signIn("", "/opd/dlh/petugas", "/opd/dishub/petugas"))
                .hasStatus(422)
                .bodyText()
                .contains("lebih dari satu perangkat daerah");
        assertThat(signIn("", "/opd/tidak-ada/petugas"))
                .hasStatus(422)
                .bodyText()
                .contains("tidak ada di kota ini");
        assertThat(unknown()).isTrue();
    }

    @Test
    void roleAndAgencyFollowTheGroupsAndOldSessionsEnd() {
        Session officer = session(signIn("", "/opd/dlh/petugas"));
        MvcTestResult same = signIn("", "/opd/dlh/petugas");
        assertThat(sessions.list(officer.accountId())).hasSize(2);
        Session head = session(signIn("", "/opd/dishub/kepala"));
        assertThat(head.accountId()).isEqualTo(officer.accountId());
        assertThat(head.role()).isEqualTo(Role.AGENCY_HEAD);
        assertThat(head.agency()).isEqualTo("dishub");
        assertThat(sessions.list(officer.accountId()))
                .extracting(Session.Opened::id)
                .containsExactly(head.id());
        assertThat(sessions.find(same.getResponse().getCookie("andalan_session").getValue()))
                .isEmpty();
        assertThat(journal(officer.accountId())).contains("account.role-changed");
    }

    @Test
    void whoLosesTheLastGroupIsOutUntilItComesBack() {
        Session before = session(signIn("", "pengawas"));
        assertThat(signIn("", "lain")).hasStatus(403);
        assertThat(account().active()).isFalse();
        assertThat(sessions.list(before.accountId())).isEmpty();
        assertThat(session(signIn("", "/opd/dlh/petugas")).role()).isEqualTo(Role.OFFICER);
        assertThat(journal(before.accountId()))
                .containsExactly(
                        "account.created",
                        "account.signed-in",
                        "account.deactivated",
                        "account.activated",
                        "account.role-changed",
                        "account.signed-in");
    }

    @Test
    void whoWasSwitchedOffByAPersonStaysOut() {
        UUID account = session(signIn("", "pengawas")).accountId();
        accounts.deactivate(Actor.SYSTEM, account, account().version());
        assertThat(signIn("", "pengawas")).hasStatus(403).bodyText().contains("dinonaktifkan");
        assertThat(account().active()).isFalse();
        // Also when it had been withdrawn and given back in between.
        accounts.activate(Actor.SYSTEM, account, account().version());
        assertThat(signIn("", "lain")).hasStatus(403);
        accounts.activate(Actor.SYSTEM, account, account().version());
        accounts.deactivate(Actor.SYSTEM, account, account().version());
        assertThat(signIn("", "pengawas")).hasStatus(403).bodyText().contains("dinonaktifkan");
    }

    @Test
    void anAccountOfTheSameEmailIsNeverTakenOver() {
        UUID admin = accounts.create(Actor.SYSTEM, new Accounts.Official("Budi", email, Role.ADMIN, null));
        assertThat(signIn("", "/opd/dlh/petugas")).hasStatus(422).bodyText().contains("Sudah ada akun");
        assertThat(unknown()).isTrue();
        assertThat(accounts.get(admin).role()).isEqualTo(Role.ADMIN);
        assertThat(sessions.list(admin)).isEmpty();
    }

    @Test
    void theOwnerLinksAnAccountAndThenComesInBothWays() {
        Actor owner = persons.actor(Role.OFFICER, "dlh");
        Cookie mine = new Cookie("andalan_session", persons.session(owner.id()));
        assertThat(mvc.get().uri("/akun").cookie(mine)).bodyText().contains("action=\"/akun/oidc\"");
        OidcBrowser.Away away = OidcBrowser.away(
                mvc.post().uri("/akun/oidc").cookie(mine).with(form()).exchange());
        MvcTestResult linked = mvc.get()
                .uri("/masuk/oidc/kembali?code={code}&state={state}", code(away, "/opd/dlh/petugas"), away.state())
                .cookie(away.cookie(), mine)
                .exchange();
        assertThat(linked).hasStatus(302).hasRedirectedUrl("/akun");
        assertThat(session(linked).accountId()).isEqualTo(owner.id());
        assertThat(sessions.find(mine.getValue())).isEmpty();
        assertThat(session(signIn("", "/opd/dlh/petugas")).accountId()).isEqualTo(owner.id());
        assertThat(journal(owner.id())).contains("account.linked");
    }

    @Test
    void nobodyElsesBrowserFinishesALink() {
        Cookie attacker = new Cookie(
                "andalan_session",
                persons.session(persons.actor(Role.OFFICER, "dlh").id()));
        Cookie victim = new Cookie(
                "andalan_session",
                persons.session(persons.actor(Role.ADMIN, null).id()));
        OidcBrowser.Away away = OidcBrowser.away(
                mvc.post().uri("/akun/oidc").cookie(attacker).with(form()).exchange());
        assertThat(mvc.get()
                        .uri("/masuk/oidc/kembali?code={code}&state={state}", code(away, "admin"), away.state())
                        .cookie(away.cookie(), victim))
                .hasStatus(422);
        assertThat(unknown()).isTrue();
        assertThat(mvc.post().uri("/akun/oidc").cookie(victim)).hasStatus(403);
    }

    @Test
    void aResidentDoesNotBecomeAnOfficialByLinking() {
        Cookie resident = new Cookie(
                "andalan_session", persons.session(persons.residentActor().id()));
        OidcBrowser.Away away = OidcBrowser.away(
                mvc.post().uri("/akun/oidc").cookie(resident).with(form()).exchange());
        assertThat(mvc.get()
                        .uri("/masuk/oidc/kembali?code={code}&state={state}", code(away, "admin"), away.state())
                        .cookie(away.cookie(), resident))
                .hasStatus(422)
                .bodyText()
                .contains("tidak cocok");
        assertThat(unknown()).isTrue();
    }

    @Test
    void anAdministratorLinksAndUnlinks() {
        UUID account = persons.actor(Role.AUDITOR, null).id();
        assertThat(mvc.post()
                        .uri("/admin/akun/" + account + "/oidc")
                        .param("subject", " " + subject)
                        .with(persons.admin())
                        .with(form()))
                .hasStatus(302);
        assertThat(mvc.get().uri("/admin/akun/" + account).with(persons.admin()))
                .bodyText()
                .contains(subject);
        assertThat(session(signIn("", "pengawas")).accountId()).isEqualTo(account);
        UUID other = persons.actor(Role.AUDITOR, null).id();
        assertThat(mvc.post()
                        .uri("/admin/akun/" + other + "/oidc")
                        .param("subject", subject)
                        .with(persons.admin())
                        .with(form()))
                .hasStatus(422)
                .bodyText()
                .contains("sudah ditautkan dengan akun lain");
        assertThat(mvc.post()
                        .uri("/admin/akun/" + account + "/oidc/lepas")
                        .with(persons.admin())
                        .with(form()))
                .hasStatus(302);
        assertThat(sessions.list(account)).isEmpty();
        assertThat(unknown()).isTrue();
        assertThat(journal(account)).contains("account.linked", "account.unlinked");
    }

    @Test
    void signingOutEndsBothSessions() {
        MvcTestResult in = signIn("", "pengawas");
        Cookie session = in.getResponse().getCookie("andalan_session");
        MvcTestResult out =
                mvc.post().uri("/keluar").cookie(session).with(form()).exchange();
        assertThat(out).hasStatus(302);
        assertThat(out.getResponse().getHeader("Location"))
                .startsWith(PROVIDER.endSessionEndpointUrl("kota").toString())
                .contains("id_token_hint=ey", "post_logout_redirect_uri=http%3A%2F%2Flocalhost%2F");
        assertThat(sessions.find(session.getValue())).isEmpty();
        assertThat(in.getResponse().getHeader("Content-Security-Policy"))
                .contains("form-action 'self' http://localhost:"
                        + PROVIDER.url("/").port());
    }

    @Test
    void thePasswordsSessionEndsHereOnly() {
        Cookie session = new Cookie(
                "andalan_session",
                persons.session(persons.actor(Role.AUDITOR, null).id()));
        assertThat(mvc.post().uri("/keluar").cookie(session).with(form())).hasRedirectedUrl("/");
    }

    @Test
    void theUsualWordsStandOnTheButton() {
        assertThat(mvc.get().uri("/masuk")).bodyText().contains("Masuk dengan akun pemerintah", "href=\"/masuk/oidc\"");
    }
}
