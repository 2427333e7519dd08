package id.andalan.casework.web;

import static id.andalan.core.web.PageText.text;
import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.identity.Persons;
import id.andalan.report.web.Filings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Somebody with a browser without JavaScript who applies for AK-1. */
final class Applicant {
    static final Map<String, String> ABOUT = Map.of(
            "nama", "Siti Rahma",
            "nik", "8271 0341 0799 0002",
            "tempat_lahir", "Ternate",
            "tanggal_lahir", "1999-07-01",
            "jenis_kelamin", "perempuan",
            "alamat", "Jalan Pahlawan 7, RT 02/RW 01",
            "kelurahan", "82.71.01.1001");

    private static final Pattern SHOWN = Pattern.compile("name=\"_asked\" value=\"([a-z_0-9]+)\"");

    private final MockMvcTester browser;
    private final RequestPostProcessor who;
    private String link = "";

    Applicant(MockMvcTester browser, RequestPostProcessor who) {
        this.browser = browser;
        this.who = who;
    }

    String link() {
        return link;
    }

    String begin(String service) {
        link = to(browser.post()
                        .uri("/layanan/" + service + "/ajukan")
                        .with(who)
                        .with(Persons.form())
                        .exchange())
                .replaceFirst("^/ajukan/([^/]+)/1$", "$1");
        assertThat(link).matches("[\\w-]{22}");
        return link;
    }

    MvcTestResult look(String page) {
        return browser.get()
                .uri("/ajukan/" + link + (page.isEmpty() ? "" : "/" + page))
                .with(who)
                .exchange();
    }

    String read(String page) {
        MvcTestResult result = look(page);
        assertThat(result).hasStatusOk();
        return text(result);
    }

    /** Fills in what the page shows and presses a button. */
    MvcTestResult send(String page, Map<String, String> typed) {
        return send(page, typed, Map.of());
    }

    MvcTestResult send(String page, Map<String, String> typed, Map<String, byte[]> files) {
        String path = page.replaceFirst("\\?.*", "");
        String shown = page.matches("[0-9].*") ? withoutTemplates(text(look(page))) : "";
        var request = browser.post().uri("/ajukan/" + link + "/" + path).multipart();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            request = request.file(new MockMultipartFile(
                    file.getKey().replaceFirst("#.*", "") + ".baru", "berkas.png", "image/png", file.getValue()));
        }
        Matcher matcher = SHOWN.matcher(shown);
        List<String> asked = new ArrayList<>();
        while (matcher.find()) {
            asked.add(matcher.group(1));
        }
        for (String name : asked) {
            request = request.param("_asked", name);
        }
        // What a browser sends back of files that are there already.
        Matcher kept = Pattern.compile("<input type=\"hidden\" name=\"([a-z_.\\[\\]0-9]+)\" value=\"([0-9a-f-]{36})\">")
                .matcher(shown);
        while (kept.find()) {
            request = request.param(kept.group(1), kept.group(2));
        }
        for (Map.Entry<String, String> field : typed.entrySet()) {
            request = request.param(field.getKey(), field.getValue());
        }
        return request.with(who).with(Persons.form()).exchange();
    }

    private static String withoutTemplates(String page) {
        return page.replaceAll("(?s)<template>.*?</template>", "");
    }

    /** Everything up to the check page. */
    void fillIn() {
        assertThat(to(send("1", ABOUT))).endsWith("/2");
        assertThat(to(send("2", Map.of("pendidikan", "sma")))).endsWith("/2?lanjut=1#jurusan");
        assertThat(to(send("2", Map.of("pendidikan", "sma", "jurusan", "IPA")))).endsWith("/3");
        assertThat(to(send("3", Map.of("pernah_bekerja", "belum", "bidang", "Penjualan"))))
                .endsWith("/4");
        assertThat(to(send("4", Map.of("benar", "true"), papers()))).endsWith("/kontak");
        assertThat(to(send("kontak", Map.of("name", "Siti Rahma", "phone", "0812 3456 7890"))))
                .endsWith("/periksa");
    }

    static Map<String, byte[]> papers() {
        Map<String, byte[]> papers = new LinkedHashMap<>();
        papers.put("berkas_ktp", Filings.picture(60, 40));
        papers.put("berkas_ijazah", Filings.picture(61, 40));
        papers.put("pas_foto", Filings.picture(62, 40));
        return papers;
    }

    MvcTestResult submit(Map<String, String> typed) {
        Matcher key = Pattern.compile("name=\"key\" value=\"([0-9a-f-]{36})\"").matcher(read("periksa"));
        assertThat(key.find()).isTrue();
        Map<String, String> all = new LinkedHashMap<>(typed);
        all.put("key", key.group(1));
        return send("kirim", all);
    }

    static String to(MvcTestResult result) {
        assertThat(result.getResponse().getStatus())
                .as(text(result).replaceAll("(?s).*?(class=\"error-summary.*?</ul>|$).*", "$1"))
                .isEqualTo(302);
        return String.valueOf(result.getResponse().getRedirectedUrl());
    }
}
