package id.andalan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.AndalanTest;
import id.andalan.core.Actor;
import id.andalan.pack.Fault;
import id.andalan.pack.PackCopy;
import id.andalan.pack.PackFaultTexts;
import id.andalan.pack.PackRefused;
import id.andalan.pack.Packs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** A process.bpmn beside its service.yaml. */
@AndalanTest
class ProcessPartTest {
    private static final String YAML = "services/ak1/service.yaml";
    private static final String BPMN = "services/ak1/process.bpmn";

    @Autowired
    Packs packs;

    @Autowired
    PackFaultTexts texts;

    @Autowired
    Services services;

    @TempDir
    Path root;

    private Path pack;

    @BeforeEach
    void copyPack() throws IOException {
        pack = PackCopy.in(root);
    }

    private void change(String file, String from, String to) throws IOException {
        PackCopy.change(pack, file, from, to);
    }

    /** The fault stands at the line of the file where {@code at} stands. */
    private void assertRefused(String file, String at, String code) throws IOException {
        String text = Files.readString(pack.resolve(file));
        int line = 1
                + (int) text.substring(0, text.indexOf(at)).lines().count()
                - (text.substring(0, text.indexOf(at)).endsWith("\n") ? 0 : 1);
        assertThat(packs.check(pack)).anySatisfy(fault -> {
            assertThat(fault.place()).isEqualTo(new Fault.Place(file, line));
            assertThat(fault.code()).isEqualTo(code);
            assertThat(texts.of(fault)).startsWith(file + ":" + line + ": ").doesNotContain(code);
        });
        assertThatThrownBy(() -> packs.load(pack, Actor.SYSTEM)).isInstanceOf(PackRefused.class);
    }

    @Test
    void theProcessComesWithItsServiceAndEveryDeskHasItsTime() {
        Service ak1 = services.get("ak1").on(LocalDate.of(2030, 1, 1));
        assertThat(ak1.process()).isNotNull();
        assertThat(ak1.process().agencyTasks()).extracting("id").containsExactly("periksa", "sahkan");
        assertThat(ak1.delivery().steps()).extracting(Service.Step::task).contains("periksa", "sahkan");
    }

    @Test
    void workWithoutATimeInTheStandardIsRefused() throws IOException {
        change(YAML, "    task: periksa\n", "");
        assertRefused(BPMN, "<userTask id=\"periksa\"", "pack.process.deadline");
    }

    @Test
    void aStepOfATaskThatIsNotThereIsRefused() throws IOException {
        change(YAML, "task: periksa", "task: priksa");
        assertRefused(YAML, "task: priksa", "pack.process.task");
    }

    @Test
    void aScriptInAProcessIsRefusedAndNothingIsLoaded() throws IOException {
        change(
                BPMN,
                "<serviceTask id=\"kabari\" name=\"Kabari pemohon\" implementation=\"andalan:notify\"/>",
                "<scriptTask id=\"kabari\"><script>System.exit(1)</script></scriptTask>");
        assertRefused(BPMN, "<scriptTask", "pack.process.element");
    }

    @Test
    void otherWaysNeedAnotherVersionButOtherLinesDoNot() throws IOException {
        change(BPMN, "<startEvent id=\"masuk\"", "\n\n<!-- catatan -->\n<startEvent id=\"masuk\"");
        assertThat(packs.check(pack)).isEmpty();
        change(BPMN, "name=\"Sahkan kartu\"", "name=\"Tanda tangani kartu\"");
        assertRefused(YAML, "version: 1", "pack.service.changed");
    }
}
