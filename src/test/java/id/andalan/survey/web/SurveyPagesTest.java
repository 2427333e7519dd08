package id.andalan.survey.web;

import static id.andalan.core.web.PageText.text;
import static id.andalan.identity.Persons.form;
import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.identity.Persons;
import id.andalan.survey.Answers;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The advertisement permit has its answers to itself here. */
@AndalanTest
@Import(Answers.class)
class SurveyPagesTest {
    private static final String SERVICE = "izin-reklame";
    private static final String AGENCY = "dpmptsp";
    private static final ZoneId WIT = ZoneId.of("Asia/Jayapura");

    @Autowired
    MockMvcTester browser;

    @Autowired
    Persons persons;

    @Autowired
    Answers answers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @BeforeEach
    void nobodyHasAnswered() {
        jdbc.sql("delete from survey.response where service = ?").param(SERVICE).update();
        jdbc.sql("delete from survey.ended where service = ?").param(SERVICE).update();
        jdbc.sql("delete from survey.follow_up where service = ?")
                .param(SERVICE)
                .update();
    }

    private String read(String path) throws Exception {
        MvcTestResult page = browser.get().uri(path).exchange();
        assertThat(page).hasStatusOk();
        return text(page);
    }

    private String read(RequestPostProcessor who, String path) throws Exception {
        MvcTestResult page = browser.get().uri(path).with(who).exchange();
        assertThat(page).hasStatusOk();
        return text(page);
    }

    private MvcTestResult send(RequestPostProcessor who, String path, Map<String, String> fields) {
        var request = browser.post().uri(path).with(who).with(form());
        fields.forEach(request::param);
        return request.exchange();
    }

    private static RequestPostProcessor anybody() {
        return request -> request;
    }

    @Test
    void thePrivateLinkAsksNineQuestionsAndKeepsWhatWasTicked() throws Exception {
        String path = answers.ended(SERVICE, AGENCY);
        MvcTestResult page = browser.get().uri(path).exchange();
        assertThat(page).hasStatusOk().hasHeader("X-Robots-Tag", "noindex").hasHeader("Referrer-Policy", "no-referrer");
        String html = text(page);
        assertThat(html.split("<fieldset", -1)).hasSize(10);
        assertThat(html.split("type=\"radio\"", -1)).hasSize(37);
        assertThat(html).contains("<legend>9. ", "Seberapa cepat layanan ini selesai?", "Tentang Anda");

        Map<String, String> half = new HashMap<>(Answers.all(3));
        half.remove("U4");
        half.put("comment", "Tolong <b>lebih</b> cepat");
        MvcTestResult refused = send(anybody(), path, half);
        assertThat(refused).hasStatus(422);
        assertThat(text(refused))
                .contains("href=\"#U4\"", "Pertanyaan 4 belum dijawab", "&lt;b&gt;lebih")
                .contains("name=\"U5\" value=\"3\" checked");
        half.put("U4", "4");
        assertThat(send(anybody(), path, half)).hasStatus3xxRedirection();
        assertThat(read(path)).contains("Anda boleh mengubahnya sampai", "name=\"U4\" value=\"4\" checked");
        assertThat(read(path + "?lang=en")).contains("How fast was it done?");
        assertThat(browser.get().uri(path + "x").exchange()).hasStatus(404);
        assertThat(browser.get().uri("/survei/dari/salah.x").exchange()).hasStatus(404);
    }

    @Test
    void theResultShowsItsFormulaAndThatTooFewAnswered() throws Exception {
        for (int score = 2; score <= 4; score++) {
            answers.answer(answers.ended(SERVICE, AGENCY), Answers.all(score));
        }
        for (int i = 0; i < 20; i++) {
            answers.ended(SERVICE, AGENCY);
        }
        String page = read("/kepuasan/" + SERVICE);
        // 81 of 3 respondents: 27 × 1/9 × 25 = 75; of 23 people 22 would have to answer.
        assertThat(page)
                .contains("81 ÷ 3 × 1/9 × 25 = 75", "mutu C", "3 responden dari 23", "diperlukan 22", "Terlalu sedikit")
                .contains("U8 Penanganan pengaduan", "perlu dicocokkan")
                .contains("Nilai semua unsur sama")
                .doesNotContain("Terendah:");
        assertThat(read("/kepuasan")).contains("/kepuasan/" + SERVICE);
        assertThat(read("/kepuasan?opd=dlh")).doesNotContain("/kepuasan/" + SERVICE);
        String quarter = LocalDate.now(WIT).getYear() - 1 + "-Q1";
        assertThat(read("/kepuasan/" + SERVICE + "?periode=" + quarter)).contains("Belum ada jawaban");
        assertThat(browser.get().uri("/kepuasan?periode=x").exchange())
                .hasStatus(422)
                .bodyText()
                .contains("error-summary");
        JsonNode row = json.readTree(read("/api/v1/satisfaction/" + SERVICE));
        assertThat(row.get("value").asString()).startsWith("75");
        assertThat(row.get("needed").asInt()).isEqualTo(22);
        assertThat(row.get("enough").asBoolean()).isFalse();
        assertThat(json.readTree(read("/api/v1/satisfaction?agency=" + AGENCY))
                        .get("services")
                        .size())
                .isPositive();
        assertThat(read("/kepuasan.csv")).contains("layanan,opd,periode", SERVICE + "," + AGENCY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/kepuasan/tidak-ada", "/kepuasan/izin-reklame?periode=x", "/api/v1/satisfaction/tidak-ada"})
    void whatIsNotThereIsNotFound(String path) {
        assertThat(browser.get().uri(path).exchange()).hasStatus(404);
    }

    @Test
    void officersEnterPaperOnceHoweverOftenTheyClick() throws Exception {
        RequestPostProcessor officer = persons.officer(AGENCY);
        assertThat(read(officer, "/kerja/survei/baru"))
                .contains("value=\"" + SERVICE + "\"")
                .doesNotContain("value=\"ak1\"");
        Map<String, String> paper = new HashMap<>(Answers.all(4));
        paper.put("service", SERVICE);
        paper.put("served", LocalDate.now(WIT).toString());
        paper.put("key", UUID.randomUUID().toString());
        assertThat(send(officer, "/kerja/survei/baru", paper)).hasStatus3xxRedirection();
        assertThat(send(officer, "/kerja/survei/baru", paper)).hasStatus3xxRedirection();
        assertThat(json.readTree(read("/api/v1/satisfaction/" + SERVICE))
                        .get("respondents")
                        .asInt())
                .isEqualTo(1);
        paper.put("key", "");
        paper.put("service", "ak1");
        assertThat(send(officer, "/kerja/survei/baru", paper)).hasStatus(422);
        paper.put("service", SERVICE);
        paper.put("served", "kemarin");
        assertThat(send(officer, "/kerja/survei/baru", paper)).hasStatus(422);
        assertThat(read(persons.officer("kesbangpol"), "/kerja/survei/baru")).contains("tidak punya layanan");
    }

    @Test
    void officersLetSuggestionsThrough() throws Exception {
        Map<String, String> sent = new HashMap<>(Answers.all(3));
        sent.put("comment", "Pak Budi di loket 3 baik");
        answers.answer(answers.ended(SERVICE, AGENCY), sent);
        RequestPostProcessor officer = persons.officer(AGENCY);
        assertThat(read(officer, "/kerja/survei")).contains("Pak Budi di loket 3 baik");
        assertThat(read("/kepuasan/" + SERVICE)).doesNotContain("Budi");
        UUID id = jdbc.sql("select id from survey.response where service = ?")
                .param(SERVICE)
                .query(UUID.class)
                .single();
        String decide = "/kerja/survei/jawaban/" + id;
        assertThat(send(officer, decide, Map.of("putusan", "tampilkan", "released", " ")))
                .hasStatus(422);
        assertThat(send(persons.officer("dlh"), decide, Map.of("putusan", "tampilkan", "released", "x")))
                .hasStatus(404);
        assertThat(send(officer, decide, Map.of("putusan", "tampilkan", "released", "Petugas loket 3 baik")))
                .hasStatus3xxRedirection();
        assertThat(read("/kepuasan/" + SERVICE))
                .contains("Petugas loket 3 baik")
                .doesNotContain("Budi");
        assertThat(send(officer, decide, Map.of("putusan", "tahan"))).hasStatus3xxRedirection();
        assertThat(read("/kepuasan/" + SERVICE)).doesNotContain("Petugas loket 3 baik");
    }

    @Test
    void theHeadsPlanIsPublic() throws Exception {
        RequestPostProcessor head = persons.head(AGENCY);
        answers.answer(answers.ended(SERVICE, AGENCY), Answers.all(2));
        assertThat(read(head, "/kerja/survei/tindak-lanjut")).contains("Unsur terendah", "Rencana baru");
        assertThat(read(persons.officer(AGENCY), "/kerja/survei/tindak-lanjut")).doesNotContain("Rencana baru");
        Map<String, String> plan = new HashMap<>(Map.of(
                "service",
                SERVICE,
                "element",
                "U3",
                "period",
                "2026",
                "what",
                "Menambah petugas <loket>",
                "who",
                "Bidang Perizinan"));
        assertThat(send(head, "/kerja/survei/tindak-lanjut", plan))
                .hasStatus(422)
                .bodyText()
                .contains("#due");
        plan.put("due", LocalDate.now(WIT).plusDays(10).toString());
        assertThat(send(persons.officer(AGENCY), "/kerja/survei/tindak-lanjut", plan))
                .hasStatus(403);
        assertThat(send(head, "/kerja/survei/tindak-lanjut", plan)).hasStatus3xxRedirection();
        assertThat(read("/kepuasan/" + SERVICE))
                .contains("Menambah petugas &lt;loket&gt;", "Bidang Perizinan", "Direncanakan");
        UUID id = jdbc.sql("select id from survey.follow_up where service = ?")
                .param(SERVICE)
                .query(UUID.class)
                .single();
        String done = "/kerja/survei/tindak-lanjut/" + id + "/selesai";
        assertThat(send(head, done, Map.of("result", ""))).hasStatus(422);
        assertThat(send(persons.head("dlh"), done, Map.of("result", "x"))).hasStatus(404);
        assertThat(send(head, done, Map.of("result", "Dua petugas baru"))).hasStatus3xxRedirection();
        assertThat(read("/kepuasan/" + SERVICE)).contains("Dua petugas baru");
    }
}
