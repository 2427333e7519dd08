package id.andalan.identity.web;

import static id.andalan.identity.Persons.form;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import id.andalan.AndalanTest;
import id.andalan.core.Ids;
import id.andalan.identity.oidc.ForgingProvider;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A provider, or somebody who plays one, that says what must not be believed: a clear page, nobody in, nothing half done. */
@AndalanTest
@ExtendWith(OutputCaptureExtension.class)
class OidcForgeryTest {
    private static final ForgingProvider FORGING = new ForgingProvider(0);

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    private final String subject = Ids.next().toString();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("andalan.oidc.issuer", FORGING::issuer);
        registry.add("andalan.oidc.client-id", () -> ForgingProvider.CLIENT);
        registry.add("andalan.oidc.client-secret", () -> ForgingProvider.SECRET);
        registry.add("andalan.oidc.groups", () -> "petugas-dlh=OFFICER:dlh");
        registry.add("andalan.oidc.label", () -> "Masuk dengan SSO Kota");
        registry.add("andalan.oidc.residents", () -> "true");
    }

    @AfterAll
    static void close() {
        FORGING.close();
    }

    private long accounts() {
        return jdbc.sql("select count(*) from identity.account where oidc_subject = ?")
                .param(subject)
                .query(Long.class)
                .single();
    }

    private void assertNobodyCameIn(MvcTestResult answer, int status, String text) {
        assertThat(answer).hasStatus(status).bodyText().contains(text, "Coba lagi", "href=\"/masuk\"");
        assertThat(answer.getResponse().getCookie("andalan_session")).isNull();
        assertThat(answer.getResponse().getCookie("andalan_oidc").getMaxAge()).isZero();
        assertThat(accounts()).isZero();
    }

    private OidcBrowser browser() {
        return new OidcBrowser(mvc);
    }

    @Test
    void anHonestTokenLetsIn() {
        OidcBrowser.Away away = browser().leave("/kerja?status=terbuka");
        FORGING.give(FORGING.signed(FORGING.claims(subject, away.nonce())));
        MvcTestResult answer = browser().back(away, "kode-jujur");
        assertThat(answer).hasStatus(302).hasRedirectedUrl("/kerja?status=terbuka");
        assertThat(answer.getResponse().getCookie("andalan_session").isHttpOnly())
                .isTrue();
        assertThat(accounts()).isOne();
        assertThat(FORGING.requests().getLast()).contains("code_verifier=", "code=kode-jujur");
    }

    interface Forgery {
        String token(JWTClaimsSet.Builder claims) throws Exception;
    }

    private static Arguments changed(String what, UnaryOperator<JWTClaimsSet.Builder> change) {
        return Arguments.of(what, (Forgery) claims -> FORGING.signed(change.apply(claims)));
    }

    static Stream<Arguments> forgeries() {
        Date past = Date.from(Instant.now().minusSeconds(120));
        return Stream.of(
                changed("expired", claims -> claims.expirationTime(past)),
                changed("without expiry", claims -> claims.expirationTime(null)),
                changed(
                        "from the future",
                        claims -> claims.issueTime(Date.from(Instant.now().plusSeconds(600)))),
                changed("wrong nonce", claims -> claims.claim("nonce", "lain")),
                changed("no nonce", claims -> claims.claim("nonce", null)),
                changed("foreign audience", claims -> claims.audience("aplikasi-lain")),
                changed(
                        "made for another of several",
                        claims -> claims.audience(List.of(ForgingProvider.CLIENT, "aplikasi-lain"))
                                .claim("azp", "aplikasi-lain")),
                changed("foreign issuer", claims -> claims.issuer("https://jahat.example")),
                changed("nobody", claims -> claims.subject(null)),
                Arguments.of("alg none", (Forgery) claims -> new PlainJWT(claims.build()).serialize()),
                Arguments.of("alg HS256 with the client secret", (Forgery) claims -> {
                    SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims.build());
                    token.sign(new MACSigner(ForgingProvider.SECRET.getBytes(StandardCharsets.UTF_8)));
                    return token.serialize();
                }),
                Arguments.of("another's key under the same name", (Forgery) claims -> ForgingProvider.signed(
                        claims, new RSAKeyGenerator(2048).keyID("k1").generate())),
                Arguments.of("changed after signing", (Forgery) claims -> {
                    String[] parts = FORGING.signed(claims).split("\\.", -1);
                    String[] other = FORGING.signed(claims.claim("groups", List.of("admin")))
                            .split("\\.", -1);
                    return parts[0] + '.' + other[1] + '.' + parts[2];
                }),
                Arguments.of("no token at all", (Forgery) claims -> "bukan.token.sama-sekali"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void aTokenThatIsNotRightLetsNobodyIn(String what, Forgery forgery, CapturedOutput output) throws Exception {
        OidcBrowser.Away away = browser().leave("");
        String token = forgery.token(FORGING.claims(subject, away.nonce()));
        FORGING.give(token);
        assertNobodyCameIn(browser().back(away, "kode-rahasia"), 422, "tidak dapat dipercaya");
        assertThat(output.getAll())
                .contains("OIDC:")
                .doesNotContain(
                        token,
                        "kode-rahasia",
                        ForgingProvider.SECRET,
                        away.cookie().getValue());
    }

    @Test
    void anAnswerWithoutIdTokenLetsNobodyIn() {
        OidcBrowser.Away away = browser().leave("");
        FORGING.answer(200, "{\"access_token\": \"a\", \"token_type\": \"Bearer\"}");
        assertNobodyCameIn(browser().back(away, "k"), 422, "tidak dapat dipercaya");
    }

    @Test
    void aCodeThatWasUsedLetsNobodyIn() {
        OidcBrowser.Away away = browser().leave("");
        FORGING.answer(400, "{\"error\": \"invalid_grant\", \"error_description\": \"Rahmi already used it\"}");
        assertNobodyCameIn(browser().back(away, "kode-lama"), 422, "sudah dipakai atau kedaluwarsa");
    }

    @Test
    void aWrongClientSecretIsTheAdministratorsMatter(CapturedOutput output) {
        OidcBrowser.Away away = browser().leave("");
        FORGING.answer(401, "{\"error\": \"invalid_client\"}");
        assertNobodyCameIn(browser().back(away, "k"), 503, "belum diatur dengan benar");
        assertThat(output.getAll()).contains("invalid_client").doesNotContain(ForgingProvider.SECRET);
    }

    @Test
    void whoCancelsAtTheProviderIsTold() {
        OidcBrowser.Away away = browser().leave("");
        assertNobodyCameIn(
                mvc.get()
                        .uri("/masuk/oidc/kembali?error=access_denied&state={state}", away.state())
                        .cookie(away.cookie())
                        .exchange(),
                422,
                "dibatalkan");
    }

    @Test
    void anErrorOfTheProviderCannotForgeTheLog(CapturedOutput output) {
        OidcBrowser.Away away = browser().leave("");
        assertNobodyCameIn(
                mvc.get()
                        .uri("/masuk/oidc/kembali?error={error}&state={state}", "x\n12:00 INFO palsu", away.state())
                        .cookie(away.cookie())
                        .exchange(),
                503,
                "belum diatur");
        assertThat(output.getAll()).doesNotContain("INFO palsu");
    }

    @Test
    void anotherStateOrAnotherBrowserLetsNobodyIn() {
        OidcBrowser.Away away = browser().leave("");
        OidcBrowser.Away other = browser().leave("");
        FORGING.give(FORGING.signed(FORGING.claims(subject, away.nonce())));
        int asked = FORGING.requests().size();
        assertNobodyCameIn(
                mvc.get()
                        .uri("/masuk/oidc/kembali?code=k&state={state}", other.state())
                        .cookie(away.cookie())
                        .exchange(),
                422,
                "Mulai lagi");
        assertThat(mvc.get().uri("/masuk/oidc/kembali?code=k&state={state}", away.state()))
                .hasStatus(422)
                .bodyText()
                .contains("Mulai lagi");
        Cookie forged = new Cookie("andalan_oidc", away.cookie().getValue().replaceFirst("\\.....", ".AAAA"));
        assertThat(mvc.get()
                        .uri("/masuk/oidc/kembali?code=k&state={state}", away.state())
                        .cookie(forged))
                .hasStatus(422);
        assertThat(mvc.get().uri("/masuk/oidc/kembali").cookie(away.cookie())).hasStatus(422);
        assertThat(FORGING.requests()).hasSize(asked);
        assertThat(accounts()).isZero();
    }

    @Test
    void anotherProvidersAnswerLetsNobodyIn() {
        OidcBrowser.Away away = browser().leave("");
        assertNobodyCameIn(
                mvc.get()
                        .uri("/masuk/oidc/kembali?code=k&iss=https://jahat.example&state={state}", away.state())
                        .cookie(away.cookie())
                        .exchange(),
                422,
                "tidak dapat dipercaya");
    }

    @Test
    void whoTriesTooOftenWaitsButPasswordsStillWork() {
        for (int i = 0; i < 100; i++) {
            assertThat(failing("198.51.100.77")).hasStatus(422);
        }
        assertThat(failing("198.51.100.77")).hasStatus(429).bodyText().contains("Terlalu banyak percobaan");
        assertThat(failing("198.51.100.78")).hasStatus(422);
        assertThat(mvc.post()
                        .uri("/masuk")
                        .param("login", "tidak-ada")
                        .param("password", "salah salah salah")
                        .with(form())
                        .with(request -> {
                            request.setRemoteAddr("198.51.100.77");
                            return request;
                        }))
                .hasStatus(422);
    }

    private MvcTestResult failing(String address) {
        return mvc.get()
                .uri("/masuk/oidc/kembali?code=k&state=s")
                .with(request -> {
                    request.setRemoteAddr(address);
                    return request;
                })
                .exchange();
    }

    @Test
    void aResidentsNameStandsOnlyUnderLock() {
        OidcBrowser.Away away = browser().leave("");
        FORGING.give(FORGING.signed(FORGING.claims(subject, away.nonce())
                .claim("groups", List.of("lain"))
                .claim("email", "rahmi@contoh.id")
                .claim("email_verified", true)));
        assertThat(browser().back(away, "k")).hasRedirectedUrl("/akun");
        assertThat(jdbc.sql("""
                        select a.role = 'RESIDENT' and a.name is null and a.login is null and c.sealed is not null
                        from identity.account a join identity.contact c on c.id = a.contact_id where a.oidc_subject = ?""").param(subject).query(Boolean.class).single()).isTrue();
    }

    @Test
    void aResidentWhoJoinsTheCityBecomesAnOfficial() {
        OidcBrowser.Away away = browser().leave("");
        FORGING.give(FORGING.signed(FORGING.claims(subject, away.nonce()).claim("groups", List.of())));
        assertThat(browser().back(away, "k")).hasRedirectedUrl("/akun");
        OidcBrowser.Away again = browser().leave("");
        FORGING.give(FORGING.signed(FORGING.claims(subject, again.nonce())));
        assertThat(browser().back(again, "k")).hasRedirectedUrl("/kerja");
        assertThat(accounts()).isOne();
        assertThat(jdbc.sql("select role || ' ' || agency || ' ' || name from identity.account where oidc_subject = ?")
                        .param(subject)
                        .query(String.class)
                        .single())
                .isEqualTo("OFFICER dlh Rahmi Uji");
    }

    @Test
    void theButtonHasTheCitysWords() {
        assertThat(mvc.get().uri("/masuk?lanjut={next}", "/kerja?a=1&b=2"))
                .hasStatusOk()
                .bodyText()
                .contains("Masuk dengan SSO Kota", "href=\"/masuk/oidc?lanjut=%2Fkerja%3Fa%3D1%26b%3D2\"");
    }
}
