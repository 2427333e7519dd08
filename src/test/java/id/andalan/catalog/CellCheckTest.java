package id.andalan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.pack.Fault;
import id.andalan.pack.PackCopy;
import id.andalan.pack.PackFaultTexts;
import id.andalan.pack.Packs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Words in tables, and words that tables give, against what can come. */
@AndalanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CellCheckTest {
    private static final String CODE = "izin-reklame";

    @Autowired
    Packs packs;

    @Autowired
    PackFaultTexts texts;

    private Path pack;

    @BeforeAll
    void copyPack(@TempDir Path root) throws IOException {
        pack = PackCopy.in(root);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                // A word that the table never gives, in a condition of the process and of the document
                "process.bpmn | lokasi_boleh = \"rekomendasi\" | lokasi_boleh = \"rekomendasii\" | process.bpmn | pack.blueprint.compare",
                "lokasi.dmn | <outputEntry><text>\"rekomendasi\" | <outputEntry><text>\"saran\" | process.bpmn | pack.blueprint.compare",
                "document.html | pemohon = &quot;badan&quot; | lokasi_boleh = &quot;mungkin&quot; | document.html | pack.blueprint.compare",
            })
    void aWordThatNeverComesIsRefused(String file, String from, String to, String faulty, String code)
            throws IOException {
        Path path = pack.resolve("services/" + CODE).resolve(file);
        String good = Files.readString(path);
        assertThat(good).contains(from);
        Files.writeString(path, good.replace(from, to));
        try {
            List<Fault> faults = packs.look(pack, CODE).faults();
            assertThat(faults).as(texts.of(faults)).anySatisfy(fault -> {
                assertThat(fault.code()).isEqualTo(code);
                assertThat(fault.place().file()).isEqualTo("services/" + CODE + "/" + faulty);
                assertThat(fault.place().line()).isGreaterThan(1);
            });
        } finally {
            Files.writeString(path, good);
        }
    }

    @Test
    void theNearestChoiceIsSuggested() throws IOException {
        Path table = pack.resolve("services/" + CODE + "/biaya.dmn");
        String good = Files.readString(table);
        Files.writeString(table, good.replaceFirst("<text>\"spanduk\"", "<text>\"spandok\""));
        try {
            assertThat(packs.look(pack, CODE).faults())
                    .map(texts::of)
                    .anySatisfy(said -> assertThat(said).contains("\"spandok\"", "Maksudnya \"spanduk\"?"));
        } finally {
            Files.writeString(table, good);
        }
    }
}
