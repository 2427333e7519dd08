package id.andalan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.pack.PackCopy;
import id.andalan.pack.PackFaultTexts;
import id.andalan.pack.Packs;
import java.io.IOException;
import java.nio.file.Path;
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

    private SpoiltPack spoilt() {
        return new SpoiltPack(pack, CODE, city -> packs.look(city, CODE).faults(), texts);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                // A word that the table never gives, in a condition of the process and of the document
                "process.bpmn | lokasi_boleh = \"rekomendasi\" | lokasi_boleh = \"rekomendasii\" | process.bpmn | id=\"ke_minta_rekomendasi\" | pack.blueprint.compare",
                "lokasi.dmn | <outputEntry><text>\"rekomendasi\" | <outputEntry><text>\"saran\" | process.bpmn | id=\"ke_minta_rekomendasi\" | pack.blueprint.compare",
                "document.html | pemohon = &quot;badan&quot; | lokasi_boleh = &quot;mungkin&quot; | document.html | lokasi_boleh = &quot;mungkin | pack.blueprint.compare",
            })
    void aWordThatNeverComesIsRefused(String file, String from, String to, String faulty, String at, String code)
            throws IOException {
        spoilt().assertTold(new SpoiltPack.Spoiling(file, from, to, true), faulty, at, code);
    }

    @Test
    void theNearestChoiceIsSuggested() throws IOException {
        assertThat(spoilt().told(new SpoiltPack.Spoiling("biaya.dmn", "<text>\"spanduk\"", "<text>\"spandok\"", false)))
                .anySatisfy(said -> assertThat(said).contains("\"spandok\"", "Maksudnya \"spanduk\"?"));
    }
}
