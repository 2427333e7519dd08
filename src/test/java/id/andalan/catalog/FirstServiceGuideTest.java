package id.andalan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.catalog.starter.Starter;
import id.andalan.pack.Fault;
import id.andalan.pack.PackCopy;
import id.andalan.pack.PackFaultTexts;
import id.andalan.pack.Packs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** docs/first-service.md is followed word for word: what it tells people to write passes the check. */
@AndalanTest
class FirstServiceGuideTest {
    private static final String CODE = "tutup-jalan";
    private static final String ANSWERS = "answers: {nama: \"Siti Contoh\", nik: \"8271014505900001\", acara: nikah,"
            + " tanggal: \"2026-12-05\", nama_jalan: \"Jalan Contoh\", penutupan: separuh, surat_rt: [\"rt.pdf\"]}";

    @Autowired
    Packs packs;

    @Autowired
    PackFaultTexts texts;

    @TempDir
    Path root;

    private Path folder;

    /** The n-th block of a kind in the guide. */
    private static String block(String kind, int n) throws IOException {
        String guide = Files.readString(Path.of("docs/first-service.md"));
        return Pattern.compile("```" + kind + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(guide)
                .results()
                .skip(n)
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    private void change(String file, String pattern, String to) throws IOException {
        Path path = folder.resolve(file);
        String before = Files.readString(path);
        String after = Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(before)
                .replaceFirst(java.util.regex.Matcher.quoteReplacement(to));
        assertThat(after).as(pattern).isNotEqualTo(before);
        Files.writeString(path, after);
    }

    @Test
    void theServiceOfTheGuideIsSound() throws IOException {
        Path pack = PackCopy.in(root);
        PackCopy.onlyServices(pack, "pakai-benteng-oranje", "creative-hub");
        folder = pack.resolve("services").resolve(CODE);
        new Starter(
                        CODE,
                        "Rekomendasi penutupan jalan untuk hajatan",
                        "dlh",
                        "pekerjaan",
                        LocalDate.of(2026, 11, 22),
                        LocalDateTime.of(2026, 11, 25, 10, 0))
                .write(folder);
        change("service.yaml", "fee:\\n  rule:.*?\\n  certain: false\\n", "fee: {rupiah: 0}\n");
        change("service.yaml", "register: KET", "register: TJ");
        change("service.yaml", "number: \"[^\"]*\"", "number: \"{no:3}/TJ/{roman}/{year}\"");
        change("form.schema.json", "  \"x-pages\": .*\\z", block("json", 0) + "}\n");
        change(
                "process.bpmn",
                "    <businessRuleTask id=\"hitung\".*?(?=    <userTask id=\"sahkan\")",
                block("xml", 0));
        Files.move(folder.resolve("biaya.dmn"), folder.resolve("syarat.dmn"));
        change("syarat.dmn", "id=\"biaya\" name=\"biaya\"", "id=\"syarat\" name=\"syarat\"");
        change("syarat.dmn", "<!-- TULIS[^\n]*\n", "");
        change("syarat.dmn", "  <inputData.*(?=</definitions>)", block("xml", 1));
        Files.writeString(folder.resolve("document.html"), block("html", 0));
        Files.writeString(folder.resolve("examples/lurus.yaml"), block("yaml", 0));
        for (String example : List.of("dikembalikan", "ditolak", "terlambat")) {
            change("examples/" + example + ".yaml", "answers: \\{[^}\n]*\\}\n", ANSWERS + "\n");
        }
        change("examples/dikembalikan.yaml", "berkas_ktp: \\[\"ktp-baru.jpg\"\\]", "surat_rt: [\"rt-baru.jpg\"]");
        change("examples/dikembalikan.yaml", "bayar, ", "");
        change("examples/terlambat.yaml", "bayar, ", "");
        change("examples/dikembalikan.yaml", "  decisions:[^\n]*\n", "");
        assertSound(pack);

        change("service.yaml", "(#[^\n]*\n){2}draft: true\n", "");
        assertThat(packs.look(pack, CODE).faults())
                .isNotEmpty()
                .extracting(Fault::code)
                .containsOnly("pack.service.unwritten");
        Path yaml = folder.resolve("service.yaml");
        Files.writeString(yaml, Files.readString(yaml).replaceAll("(TULIS|WRITE): ?", ""));
        assertSound(pack);
    }

    private void assertSound(Path pack) {
        List<Fault> faults = packs.look(pack, CODE).faults();
        assertThat(faults).as(texts.of(faults)).isEmpty();
    }
}
