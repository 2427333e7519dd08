package id.andalan.identity.web;

import static id.andalan.identity.Persons.form;
import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.Ids;
import id.andalan.identity.Accounts;
import id.andalan.identity.Invitations;
import id.andalan.identity.Persons;
import id.andalan.identity.Sessions;
import jakarta.servlet.http.Cookie;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@AndalanTest
class SignInPageTest {
    private static final String PASSWORD = "cengkih pala kayu manis";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Accounts accounts;

    @Autowired
    Invitations invitations;

    @Autowired
    Sessions sessions;

    @Autowired
    Persons persons;

    private final String login = "petugas-" + Ids.next();

    private UUID withPassword(Role role, String agency) {
        UUID account = accounts.create(Actor.SYSTEM, new Accounts.Official("Sitti", login, role, agency));
        invitations.accept(invitations.invite(Actor.SYSTEM, account), PASSWORD);
        return account;
    }

    private MvcTestResult signIn(String name, String password, String address) {
        return mvc.post()
                .uri("/masuk")
                .param("login", name)
                .param("password", password)
                .with(form())
                .with(request -> {
                    request.setRemoteAddr(address);
                    return request;
                })
                .exchange();
    }

    @Test
    void rightPasswordOpensASessionAndLeadsToTheInbox() {
        UUID account = withPassword(Role.OFFICER, "DLH");
        MvcTestResult answer = signIn(login.toUpperCase(java.util.Locale.ROOT), PASSWORD, "192.0.2.1");
        assertThat(answer).hasStatus(302).hasRedirectedUrl("/kerja");
        Cookie cookie = answer.getResponse().getCookie("andalan_session");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getAttribute("SameSite")).isEqualTo("Lax");
        assertThat(sessions.find(cookie.getValue()).orElseThrow().accountId()).isEqualTo(account);
        assertThat(mvc.get().uri("/").cookie(cookie)).bodyText().contains("Sitti");
    }

    @Test
    void wrongPasswordAndUnknownNameGetTheSameAnswer() {
        withPassword(Role.OFFICER, "DLH");
        MvcTestResult wrong = signIn(login, "bukan ini sandinya", "192.0.2.2");
        MvcTestResult unknown = signIn("tidak-ada-" + Ids.next(), "bukan ini sandinya", "192.0.2.2");
        assertThat(wrong).hasStatus(422).bodyText().contains("Nama masuk atau kata sandi tidak cocok.");
        assertThat(unknown).hasStatus(422).bodyText().contains("Nama masuk atau kata sandi tidak cocok.");
    }

    @Test
    void afterFiveWrongAttemptsEvenTheRightPasswordWaits() {
        withPassword(Role.OFFICER, "DLH");
        String unknown = "tidak-ada-" + Ids.next();
        for (int i = 0; i < 5; i++) {
            assertThat(signIn(login, "salah salah salah", "192.0.2.3")).hasStatus(422);
            assertThat(signIn(unknown, "salah salah salah", "192.0.2.3")).hasStatus(422);
        }
        assertThat(signIn(login, PASSWORD, "192.0.2.3"))
                .hasStatus(429)
                .bodyText()
                .contains("Terlalu banyak percobaan");
        assertThat(signIn(unknown, PASSWORD, "192.0.2.3")).hasStatus(429);
        // Somebody else's guessing does not lock the owner out at home.
        assertThat(signIn(login, PASSWORD, "192.0.2.4")).hasStatus(302);
    }

    @Test
    void withoutCsrfTokenNothingHappens() {
        assertThat(mvc.post().uri("/masuk").param("login", "a").param("password", "b"))
                .hasStatus(403);
    }

    @Test
    void thePageSetsACsrfCookieButNoSession() {
        MvcTestResult page = mvc.get().uri("/masuk").exchange();
        assertThat(page).hasStatusOk().bodyText().contains("name=\"_csrf\"");
        assertThat(page.getResponse().getCookie("andalan_csrf")).isNotNull();
        assertThat(page.getRequest().getSession(false)).isNull();
        assertThat(page.getResponse().getHeader("Content-Security-Policy"))
                .contains("script-src 'self'")
                .doesNotContain("unsafe");
    }

    @Test
    void strangersAreSentToSignInAndComeBack() {
        assertThat(mvc.get().uri("/akun?x=1")).hasStatus(302).hasRedirectedUrl("/masuk?lanjut=%2Fakun%3Fx%3D1");
    }

    @Test
    void nobodyIsSentToAnotherSiteAfterSigningIn() {
        withPassword(Role.AUDITOR, null);
        assertThat(mvc.post()
                        .uri("/masuk")
                        .param("login", login)
                        .param("password", PASSWORD)
                        .param("lanjut", "//jahat.example")
                        .with(form()))
                .hasRedirectedUrl("/admin/audit");
    }

    @Test
    void signingOutEndsTheSessionInTheDatabase() {
        UUID account = withPassword(Role.LEADER, null);
        String token = sessions.open(account, "test", null).token();
        assertThat(mvc.post()
                        .uri("/keluar")
                        .cookie(new Cookie("andalan_session", token))
                        .with(form()))
                .hasStatus(302);
        assertThat(sessions.find(token)).isEmpty();
    }

    @Test
    void withoutAProviderThereIsNoWordOfOne() {
        assertThat(mvc.get().uri("/masuk")).bodyText().doesNotContain("oidc");
        assertThat(mvc.get().uri("/masuk/oidc")).hasStatus(404);
        assertThat(mvc.get().uri("/masuk/oidc/kembali?code=k&state=s")).hasStatus(404);
        assertThat(mvc.get().uri("/akun").with(persons.auditor()))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("oidc");
    }
}
