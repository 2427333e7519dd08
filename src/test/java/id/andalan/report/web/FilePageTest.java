package id.andalan.report.web;

import static id.andalan.core.web.PageText.text;
import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.core.Actor;
import id.andalan.core.Ids;
import id.andalan.identity.Contacts;
import id.andalan.identity.Persons;
import id.andalan.report.NewReport;
import id.andalan.report.Report;
import id.andalan.report.Reports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@AndalanTest
class FilePageTest {
    private static final int BUDGET_BYTES = 150 * 1024;
    private static final String WARD = "82.71.06.1007";

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private Reports reports;

    @Autowired
    private Contacts contacts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Persons persons;

    private static Map<String, String> filled(String description) {
        return new java.util.HashMap<>(Map.of(
                "category",
                "hewan",
                "lat",
                Filings.LAT,
                "long",
                Filings.LON,
                "description",
                description,
                "who",
                "anonymous",
                "new",
                "1",
                "key",
                Ids.next().toString()));
    }

    private MvcTestResult send(Map<String, String> form, MockMultipartFile... photos) {
        var request = browser.post().uri("/lapor").multipart();
        for (MockMultipartFile photo : photos) {
            request = request.file(photo);
        }
        for (Map.Entry<String, String> field : form.entrySet()) {
            request = request.param(field.getKey(), field.getValue());
        }
        return request.with(Persons.form()).exchange();
    }

    private long count(String description) {
        return jdbc.sql("select count(*) from report.report where description = ?")
                .param(description)
                .query(Long.class)
                .single();
    }

    @Test
    void theFormWorksWithoutJavaScript() throws Exception {
        String page = text(browser.get().uri("/lapor").exchange());
        assertThat(page)
                .contains(
                        "value=\"sampah\"",
                        WARD,
                        "name=\"description\"",
                        "enctype=\"multipart/form-data\"",
                        "name=\"key\"");
    }

    @Test
    void noAddressHoldsATokenOrAPerson() throws Exception {
        String page = text(browser.get()
                .uri("/lapor?name=Siti&phone=0812345678&email=s@contoh.id&who=known")
                .exchange());
        assertThat(page)
                .contains("action=\"/lapor\"", "name=\"_csrf\"")
                .doesNotContain("?_csrf", "value=\"Siti", "value=\"0812345678", "value=\"s@contoh.id");
        Map<String, String> form = filled("abc");
        assertThat(text(send(form))).contains("action=\"/lapor\"").doesNotContain("?_csrf");
    }

    @Test
    void whoIsSignedInFindsTheOwnContactFilledIn() throws Exception {
        Actor resident = persons.residentActor();
        String email = contacts.own(resident).orElseThrow().email();
        String page =
                text(browser.get().uri("/lapor").with(persons.as(resident)).exchange());
        assertThat(page)
                .contains("value=\"Warga Uji\"", "value=\"" + email + "\"")
                .containsPattern("value=\"known\" checked");
        String strangers = text(browser.get().uri("/lapor").exchange());
        assertThat(strangers).doesNotContain("Warga Uji").containsPattern("value=\"anonymous\" checked");
        String officers =
                text(browser.get().uri("/lapor").with(persons.officer("dlh")).exchange());
        assertThat(officers).containsPattern("value=\"anonymous\" checked");
    }

    @Test
    void theAccountsContactStandsWithItsReportUnlessNoNameIsWanted() {
        Actor resident = persons.residentActor();
        Map<String, String> form = filled(Filings.word());
        form.put("who", "known");
        form.put("name", "Warga Uji");
        form.put("email", String.valueOf(contacts.own(resident).orElseThrow().email()));
        assertThat(sendAs(resident, form)).hasStatus(302);
        assertThat(contactOf(form))
                .satisfies(id -> assertThat(contacts.isOf(resident.id(), id)).isTrue());
        form.putAll(Map.of(
                "who",
                "anonymous",
                "description",
                Filings.word(),
                "key",
                Ids.next().toString()));
        assertThat(sendAs(resident, form)).hasStatus(302);
        assertThat(contactOf(form)).isNull();
    }

    private MvcTestResult sendAs(Actor actor, Map<String, String> form) {
        var request = browser.post().uri("/lapor");
        for (Map.Entry<String, String> field : form.entrySet()) {
            request = request.param(field.getKey(), field.getValue());
        }
        return request.with(persons.as(actor)).with(Persons.form()).exchange();
    }

    private java.util.UUID contactOf(Map<String, String> form) {
        return (java.util.UUID) jdbc.sql("select contact_id from report.report where description = ?")
                .param(form.get("description"))
                .query()
                .singleRow()
                .get("contact_id");
    }

    @Test
    void aPhotoOpenedOnItsOwnMayBeLaidOutByTheBrowserAndNothingElse() throws Exception {
        Map<String, String> form = filled(Filings.word());
        String link = String.valueOf(
                send(form, new MockMultipartFile("photos", "a.png", "image/png", Filings.picture(80, 60)))
                        .getResponse()
                        .getRedirectedUrl());
        Matcher photo = Pattern.compile("href=\"(/foto/[^\"]+)\"")
                .matcher(text(browser.get().uri(link).exchange()));
        assertThat(photo.find()).isTrue();
        assertThat(browser.get().uri(photo.group(1)).exchange())
                .hasStatusOk()
                .headers()
                .hasValue(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
                .hasValue("X-Content-Type-Options", "nosniff");
        assertThat(browser.get().uri("/lapor").exchange().getResponse().getHeader("Content-Security-Policy"))
                .contains("style-src 'self'")
                .doesNotContain("unsafe-inline");
    }

    @Test
    void theFirstLoadStaysUnderItsBudget() throws Exception {
        String page = text(browser.get().uri("/lapor").exchange());
        TreeSet<String> files = new TreeSet<>();
        Matcher links = Pattern.compile("(?:src|href)=\"(/(?:css|js|img|webjars)/[^\"#]+)")
                .matcher(page);
        while (links.find()) {
            files.add(links.group(1));
        }
        assertThat(files).noneMatch(file -> file.contains("leaflet")).anyMatch(file -> file.endsWith(".css"));
        long total = zipped(page.getBytes(StandardCharsets.UTF_8));
        for (String file : files) {
            total += zipped(browser.get().uri(file).exchange().getResponse().getContentAsByteArray());
        }
        // The pictures that the style sheets name.
        for (String picture : List.of("/img/wave.svg", "/img/chevron.svg")) {
            total += zipped(browser.get().uri(picture).exchange().getResponse().getContentAsByteArray());
        }
        assertThat(total).isBetween(10_000L, (long) BUDGET_BYTES);
    }

    private static long zipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
            zip.write(bytes);
        }
        return packed.size();
    }

    @Test
    void aReportWithPhotoLeadsToItsPrivatePage() throws Exception {
        String word = Filings.word();
        MvcTestResult sent =
                send(filled(word), new MockMultipartFile("photos", "a.png", "image/png", Filings.picture(800, 600)));
        String private1 = String.valueOf(sent.getResponse().getRedirectedUrl());
        assertThat(private1).matches("/l/\\d\\d-\\d{6,}-\\d\\.[\\w-]{22}\\?baru=1");
        String page = text(browser.get().uri(private1).exchange());
        assertThat(page).contains(word, "/foto/", "Laporan Anda sudah diterima");
        assertThat(count(word)).isOne();
    }

    @Test
    void sentTwiceItIsThereOnce() {
        Map<String, String> form = filled(Filings.word());
        String first = send(form).getResponse().getRedirectedUrl();
        assertThat(send(form).getResponse().getRedirectedUrl()).isEqualTo(first);
        assertThat(count(form.get("description"))).isOne();
    }

    @Test
    void anotherReportUnderTheSameKeyIsRefused() throws Exception {
        Map<String, String> form = filled(Filings.word());
        send(form);
        form.put("description", Filings.word());
        MvcTestResult again = send(form);
        assertThat(again).hasStatus(422);
        assertThat(count(form.get("description"))).isZero();
    }

    @Test
    void aWardAloneIsEnough() {
        Map<String, String> form = filled(Filings.word());
        form.remove("lat");
        form.remove("long");
        form.put("ward", WARD);
        assertThat(send(form)).hasStatus(302);
        assertThat(jdbc.sql("select ward from report.report where description = ?")
                        .param(form.get("description"))
                        .query(String.class)
                        .single())
                .isEqualTo(WARD);
    }

    @Test
    void contactDetailsAreLockedAwayAndShownToTheReporterOnly() throws Exception {
        Map<String, String> form = filled(Filings.word());
        String phone = "0812" + String.format("%08d", new java.util.Random().nextInt(100_000_000));
        form.put("who", "known");
        form.put("name", "Siti Uji");
        form.put("phone", phone);
        String link = String.valueOf(send(form).getResponse().getRedirectedUrl());
        assertThat(text(browser.get().uri(link).exchange())).contains("Siti Uji", "+62" + phone.substring(1));
        assertThat(contacts.find(phone)).hasSize(1);
        String number = link.substring(3, link.indexOf('.'));
        assertThat(text(browser.get().uri("/laporan/" + number).exchange()))
                .doesNotContain("Siti Uji")
                .doesNotContain(phone.substring(4));
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceAndNothingTypedIsLost() throws Exception {
        Map<String, String> form = filled("<b>x</b>");
        form.remove("category");
        form.remove("lat");
        form.put("description", "abc");
        form.put("address", "Depan <script>alert(1)</script>");
        form.put("who", "known");
        MvcTestResult result = send(form);
        assertThat(result).hasStatus(422);
        assertThat(text(result))
                .contains("href=\"#category\"", "href=\"#place\"", "href=\"#description\"", "href=\"#name\"")
                .contains(">abc</textarea>", "Depan &lt;script>alert(1)")
                .doesNotContain("<script>alert");
    }

    @ParameterizedTest
    @CsvSource({
        "NaN, 127.3788",
        "127.3788, 0.7909",
        "'0,79', 127.3788",
        "91, 181",
        "-6.2, 106.8",
        "0.7909, 127.20",
        "Infinity, 1e999",
    })
    void impossiblePlacesAreRefusedAtThePlace(String lat, String lon) throws Exception {
        Map<String, String> form = filled(Filings.word());
        form.put("lat", lat);
        form.put("long", lon);
        MvcTestResult result = send(form);
        assertThat(result).hasStatus(422);
        assertThat(text(result)).contains("href=\"#place\"", form.get("description"));
        assertThat(count(form.get("description"))).isZero();
    }

    @Test
    void anUnknownKindAndAnEndlessTextAreRefused() throws Exception {
        Map<String, String> form = filled(Filings.word());
        form.put("category", "'; drop table report.report; --");
        assertThat(text(send(form))).contains("href=\"#category\"");
        form = filled("a".repeat(1_000_000));
        assertThat(text(send(form))).contains("href=\"#description\"");
    }

    @Test
    void codeInEveryFieldIsOnlyText() throws Exception {
        String word = Filings.word();
        Map<String, String> form = filled(word + " <img src=x onerror=alert(1)> '); drop table report.report; --");
        form.put("address", "\"><script>alert(2)</script>");
        form.put("who", "known");
        form.put("name", "<svg onload=alert(3)>");
        String link = String.valueOf(send(form).getResponse().getRedirectedUrl());
        String page = text(browser.get().uri(link).exchange());
        assertThat(page).contains(word, "&lt;img src=x").doesNotContain("<img src=x", "<script>alert", "<svg onload");
    }

    @Test
    void unseenCharactersAreTakenOut() {
        String word = Filings.word();
        Map<String, String> form = filled(word.substring(0, 5) + "\u200B\u202E\u0007" + word.substring(5));
        assertThat(send(form)).hasStatus(302);
        assertThat(send(filled(word + "\u0000"))).as("NUL").hasStatus(400);
        assertThat(count(word)).isOne();
    }

    @ParameterizedTest
    @CsvSource({"%PDF-1.7 bukan foto", "PK arsip", "<svg xmlns='http://www.w3.org/2000/svg'/>"})
    void whatIsNoPhotoIsRefusedByItsContent(String content) throws Exception {
        Map<String, String> form = filled(Filings.word());
        MvcTestResult result = send(
                form,
                new MockMultipartFile("photos", "foto.jpg", "image/jpeg", content.getBytes(StandardCharsets.UTF_8)));
        assertThat(result).hasStatus(422);
        assertThat(text(result))
                .contains("href=\"#photos\"", form.get("description"), "Foto perlu dipilih sekali lagi");
        assertThat(count(form.get("description"))).isZero();
    }

    @Test
    void moreThanFivePhotosAreRefused() throws Exception {
        MockMultipartFile photo = new MockMultipartFile("photos", "a.png", "image/png", Filings.picture(20, 20));
        assertThat(text(send(filled(Filings.word()), photo, photo, photo, photo, photo, photo)))
                .contains("href=\"#photos\"");
    }

    @Test
    void aSimilarReportNearbyIsOfferedAndCanBeFollowed() throws Exception {
        String word = Filings.word();
        Report there = reports.file(
                Actor.ANONYMOUS,
                new NewReport(
                        "trotoar",
                        new NewReport.Place(0.79095, 127.3788, null, null),
                        word,
                        NewReport.Origin.of("web")));
        Map<String, String> form = filled(Filings.word());
        form.put("category", "trotoar");
        form.remove("new");
        MvcTestResult between = send(form);
        assertThat(text(between)).contains(word, "value=\"" + there.number() + "\"", form.get("description"));
        assertThat(count(form.get("description"))).isZero();
        form.put("follow", there.number());
        MvcTestResult followed = browser.post()
                .uri("/lapor/saya-juga")
                .param("follow", there.number())
                .with(Persons.form())
                .exchange();
        assertThat(followed.getResponse().getRedirectedUrl()).isEqualTo("/laporan/" + there.number());
        assertThat(jdbc.sql("select followers from report.report where id = ?")
                        .param(there.id())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void withoutAFormTokenNothingIsFiled() {
        assertThat(browser.post().uri("/lapor").param("category", "hewan").exchange())
                .hasStatus(403);
    }
}
