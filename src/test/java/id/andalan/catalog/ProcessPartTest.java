package id.andalan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.pack.PackTrials;
import id.andalan.pack.ToldFaults;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A process.bpmn beside its service.yaml. */
class ProcessPartTest extends PackTrials {
    private static final String YAML = "services/ak1/service.yaml";
    private static final String BPMN = "services/ak1/process.bpmn";

    @Autowired
    Services services;

    /** The fault stands at the line of the file where {@code at} stands. */
    private void assertRefused(String file, String at, String code) throws IOException {
        assertRefused(file, ToldFaults.line(Files.readString(pack.resolve(file)), at), code);
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
