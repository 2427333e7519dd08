package id.andalan.casework.web;

import static id.andalan.casework.web.Applicant.to;
import static id.andalan.core.web.PageText.text;
import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.casework.Applications;
import id.andalan.casework.CaseHands;
import id.andalan.core.Actor.Role;
import id.andalan.identity.Persons;
import id.andalan.report.web.Filings;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** An application that an official gave back is mended on its private page. */
@AndalanTest
class FollowEditTest {
    @Autowired
    MockMvcTester browser;

    @Autowired
    Applications applications;

    @Autowired
    CaseHands hands;

    @Autowired
    Persons persons;

    private String link = "";

    @BeforeEach
    void giveBack() {
        Applicant applicant = new Applicant(browser, request -> request);
        applicant.begin("ak1");
        applicant.fillIn();
        link = to(applicant.submit(Map.of("right", "true"))).replaceAll("^/p/|\\?.*$", "");
        assertThat(browser.get().uri("/p/" + link + "/perbaiki").exchange()).hasStatus(302);
        hands.giveBack(persons.actor(Role.OFFICER, "disnaker"), applications.open(link), "Pas foto buram");
    }

    private String read() {
        MvcTestResult result = browser.get().uri("/p/" + link + "/perbaiki").exchange();
        assertThat(result).hasStatusOk();
        return text(result);
    }

    private MvcTestResult send(String page, Map<String, String> typed, MockMultipartFile... files) {
        var request = browser.post().uri("/p/" + link + "/perbaiki").multipart();
        for (MockMultipartFile file : files) {
            request = request.file(file);
        }
        Map<String, String> all = new HashMap<>(Applicant.ABOUT);
        all.putAll(Map.of(
                "pendidikan",
                "sma",
                "jurusan",
                "IPA",
                "pernah_bekerja",
                "belum",
                "bidang",
                "Penjualan",
                "benar",
                "true"));
        all.putAll(typed);
        String shown = page.replaceAll("(?s)<template>.*?</template>", "");
        Matcher hidden = Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]+)\">")
                .matcher(shown);
        while (hidden.find()) {
            if (!hidden.group(1).equals("_csrf")) {
                request = request.param(hidden.group(1), hidden.group(2));
            }
        }
        for (Map.Entry<String, String> field : all.entrySet()) {
            request = request.param(field.getKey(), field.getValue());
        }
        return request.with(Persons.form()).exchange();
    }

    @Test
    void whatWasAnsweredStandsThereAndWhatIsMendedGoesBack() {
        String page = read();
        assertThat(page).contains("Pas foto buram", "value=\"Siti Rahma\"", "berkas.jpg");
        String old = photo();
        Matcher open =
                Pattern.compile("href=\"(/berkas/" + old + "\\?kunci=[^\"]+)\"").matcher(page);
        assertThat(open.find()).isTrue();
        assertThat(browser.get().uri(open.group(1)).exchange())
                .hasStatusOk()
                .headers()
                .hasValue("Content-Type", "image/jpeg");
        MvcTestResult removed = send(page, Map.of("hapus", "pas_foto:" + old));
        assertThat(removed).hasStatusOk();
        MvcTestResult refused = send(
                text(removed),
                Map.of("nik", "12"),
                new MockMultipartFile("pas_foto.baru", "baru.png", "image/png", Filings.picture(70, 70)));
        assertThat(refused).hasStatus(422);
        assertThat(text(refused)).contains("href=\"#nik\"", "value=\"12\"", "baru.jpg");
        assertThat(to(send(text(refused), Map.of("alamat", "Jalan Baru 1")))).isEqualTo("/p/" + link);
        assertThat(photo()).isNotEqualTo(old);
        assertThat(applications.facts(applications.open(link))).containsEntry("alamat", "Jalan Baru 1");
        assertThat(browser.get().uri("/p/" + link + "/perbaiki").exchange()).hasStatus(302);
    }

    @Test
    void aLieIsRefusedAndNothingChanges() {
        String page = read();
        MvcTestResult lie = send(
                page,
                Map.of("nama", "Orang Lain"),
                new MockMultipartFile(
                        "berkas_ijazah.baru", "a.png", "image/png", "MZ".getBytes(StandardCharsets.UTF_8)));
        assertThat(lie).hasStatus(422);
        assertThat(text(lie)).contains("id=\"berkas_ijazah-error\"");
        assertThat(applications.facts(applications.open(link))).containsEntry("nama", "Siti Rahma");
    }

    private String photo() {
        return String.valueOf(
                ((List<?>) applications.facts(applications.open(link)).get("pas_foto")).getFirst());
    }
}
