package id.andalan.catalog.process;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.catalog.process.ServiceProcess.Kind;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProcessFileTest {
    @Test
    void readsAProcessThatIsRight() {
        Drawn.Found found = Drawn.read(Drawn.GOOD);
        assertThat(found.faults()).isEmpty();
        ServiceProcess process = found.process().orElseThrow();
        assertThat(process.name()).isEqualTo("AK-1");
        assertThat(process.find("periksa")).get().satisfies(task -> {
            assertThat(task.kind()).isEqualTo(Kind.TASK);
            assertThat(task.does()).isEqualTo("officer");
            assertThat(task.line()).isEqualTo(6);
        });
        assertThat(process.find("lama")).get().satisfies(timer -> {
            assertThat(timer.host()).isEqualTo("periksa");
            assertThat(timer.does()).isEqualTo("PT8H");
        });
        assertThat(process.flows()).hasSize(8);
    }

    @Test
    void whatAModelerAddsBesideTheProcessChangesNothing() {
        String drawn = Drawn.GOOD
                .replace(
                        "<process id",
                        "<collaboration id=\"c\"><participant id=\"p\" processRef=\"ak1\"/></collaboration><process id")
                .replace(
                        "</process>",
                        "<textAnnotation id=\"t\"><text>catatan</text></textAnnotation></process>"
                                + "<bpmndi:BPMNDiagram xmlns:bpmndi=\"http://www.omg.org/spec/BPMN/20100524/DI\"><bpmndi:BPMNPlane/></bpmndi:BPMNDiagram>");
        assertThat(Drawn.read(drawn).faults()).isEmpty();
        assertThat(Drawn.read(drawn).process())
                .isEqualTo(Drawn.read(Drawn.GOOD).process().map(process -> process));
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("no XML", "ini bukan XML", "", "1 pack.process.xml"),
                Arguments.of("cut off", "</process>\n</definitions>", "", "22 pack.process.xml"),
                Arguments.of(
                        "a doctype",
                        "<definitions",
                        "<!DOCTYPE d [<!ENTITY x \"y\">]><definitions",
                        "2 pack.process.doctype"),
                Arguments.of(
                        "an external entity",
                        "<definitions",
                        "<!DOCTYPE d SYSTEM \"file:///etc/passwd\"><definitions",
                        "2 pack.process.doctype"),
                Arguments.of("no process", "process", "proses", "1 pack.process.none"),
                Arguments.of("two processes", "</process>", "</process><process id=\"b\"/>", "21 pack.process.second"),
                Arguments.of(
                        "a script",
                        "<serviceTask id=\"terbit\" name=\"Terbitkan kartu\" implementation=\"andalan:issue-document\"/>",
                        "<scriptTask id=\"terbit\"><script>x</script></scriptTask>",
                        "18 pack.process.element"),
                Arguments.of(
                        "a sub-process",
                        "<endEvent id=\"diingatkan\"/>",
                        "<subProcess id=\"diingatkan\"/>",
                        "11 pack.process.element"),
                Arguments.of(
                        "a class of Java",
                        "implementation=\"andalan:issue-document\"",
                        "xmlns:f=\"http://flowable.org/bpmn\" f:class=\"java.lang.Runtime\"",
                        "18 pack.process.foreign"),
                Arguments.of(
                        "an engine's expression",
                        "implementation=\"andalan:issue-document\"",
                        "implementation=\"${runtime.exec('x')}\"",
                        "18 pack.process.step"),
                Arguments.of(
                        "an engine's listener",
                        "<startEvent id=\"masuk\" name=\"Permohonan masuk\"/>",
                        "<startEvent id=\"masuk\"><extensionElements/></startEvent>",
                        "4 pack.process.extension"),
                Arguments.of(
                        "a message event",
                        "<timerEventDefinition><timeDuration>PT8H</timeDuration></timerEventDefinition>",
                        "<messageEventDefinition/>",
                        "7 pack.process.inside"),
                Arguments.of("a condition that calls", "hasil = \"kembali\"", "${x.y()}", "15 pack.process.condition"),
                Arguments.of(
                        "a ring that waits for nobody",
                        "sourceRef=\"ingatkan\" targetRef=\"diingatkan\"",
                        "sourceRef=\"ingatkan\" targetRef=\"ingatkan\"",
                        "9 pack.process.ring"),
                Arguments.of("an id twice", "id=\"diingatkan\"", "id=\"selesai\"", "20 pack.process.twice"),
                Arguments.of("an id that is none", "id=\"diingatkan\"", "id=\"1 2\"", "11 pack.process.id"),
                Arguments.of(
                        "a flow to nowhere",
                        "targetRef=\"selesai\"",
                        "targetRef=\"lenyap\"",
                        "19 pack.process.nowhere"),
                Arguments.of(
                        "no start",
                        "<startEvent id=\"masuk\" name=\"Permohonan masuk\"/>",
                        "<endEvent id=\"masuk\"/>",
                        "1 pack.process.start"),
                Arguments.of(
                        "two starts",
                        "<endEvent id=\"diingatkan\"/>",
                        "<startEvent id=\"diingatkan\"/>",
                        "11 pack.process.start"),
                Arguments.of(
                        "no end",
                        "<endEvent id=\"selesai\" name=\"Selesai\"/>",
                        "<userTask id=\"selesai\" name=\"Lagi\"><potentialOwner><resourceAssignmentExpression><formalExpression>officer</formalExpression></resourceAssignmentExpression></potentialOwner></userTask>",
                        "20 pack.process.dead"),
                Arguments.of(
                        "a task without owner",
                        "<formalExpression>officer</formalExpression>",
                        "<formalExpression/>",
                        "6 pack.process.owner"),
                Arguments.of("an unknown owner", ">officer<", ">siapa saja<", "6 pack.process.owner"),
                Arguments.of("a task without name", "name=\"Periksa berkas\"", "name=\" \"", "6 pack.process.name"),
                Arguments.of("an unknown step", "andalan:escalate", "andalan:delete-all", "9 pack.process.step"),
                Arguments.of("a time that is none", "PT8H", "sebentar", "7 pack.process.time"),
                Arguments.of("a month", "PT8H", "P1M", "7 pack.process.time"),
                Arguments.of(
                        "a timer on no task",
                        "attachedToRef=\"periksa\"",
                        "attachedToRef=\"terbit\"",
                        "7 pack.process.host"),
                Arguments.of("a choice without default", " default=\"f5\"", "", "13 pack.process.otherwise"),
                Arguments.of(
                        "a way without condition",
                        "<conditionExpression>hasil = \"kembali\"</conditionExpression>",
                        "",
                        "15 pack.process.unconditional"),
                Arguments.of(
                        "a default with condition",
                        "targetRef=\"terbit\"/>",
                        "targetRef=\"terbit\"><conditionExpression>a = 1</conditionExpression></sequenceFlow>",
                        "14 pack.process.default.condition"),
                Arguments.of(
                        "a condition after a task",
                        "sourceRef=\"terbit\" targetRef=\"selesai\"/>",
                        "sourceRef=\"terbit\" targetRef=\"selesai\"><conditionExpression>a = 1</conditionExpression></sequenceFlow>",
                        "19 pack.process.condition.place"),
                Arguments.of(
                        "a task with two ways on",
                        "sourceRef=\"perbaiki\" targetRef=\"periksa\"/>",
                        "sourceRef=\"perbaiki\" targetRef=\"periksa\"/><sequenceFlow id=\"g\" sourceRef=\"perbaiki\" targetRef=\"terbit\"/>",
                        "16 pack.process.fork"),
                Arguments.of(
                        "a way back into the start",
                        "targetRef=\"periksa\"/>\n<serviceTask id=\"terbit\"",
                        "targetRef=\"masuk\"/>\n<serviceTask id=\"terbit\"",
                        "4 pack.process.in"),
                Arguments.of(
                        "a node nobody comes to",
                        "<endEvent id=\"diingatkan\"/>",
                        "<endEvent id=\"diingatkan\"/><endEvent id=\"sepi\"/>",
                        "11 pack.process.unreached"),
                Arguments.of(
                        "an island",
                        "<endEvent id=\"diingatkan\"/>",
                        "<endEvent id=\"diingatkan\"/><parallelGateway id=\"x\"/><sequenceFlow id=\"g\" sourceRef=\"x\" targetRef=\"y\"/><parallelGateway id=\"y\"/><sequenceFlow id=\"h\" sourceRef=\"y\" targetRef=\"x\"/>",
                        "11 pack.process.unreached"),
                Arguments.of(
                        "a ring without end",
                        "sourceRef=\"terbit\" targetRef=\"selesai\"",
                        "sourceRef=\"terbit\" targetRef=\"terbit\"",
                        "18 pack.process.endless"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void whatIsWrongIsNamedWithItsLine(String what, String good, String bad, String fault) {
        String text = what.equals("no XML") ? good : Drawn.GOOD.replace(good, bad);
        assertThat(text).as("the case changes the file").isNotEqualTo(Drawn.GOOD);
        assertThat(Drawn.read(text).faults()).contains(fault);
    }

    @Test
    void aBombOfDepthIsRefused() {
        String deep = "<textAnnotation id=\"t\">" + "<text>".repeat(100_000) + "</text>".repeat(100_000)
                + "</textAnnotation>";
        assertThat(Drawn.read(Drawn.HEAD + deep + Drawn.TAIL).faults()).contains("4 pack.process.xml");
    }

    @Test
    void aConditionThatWouldTakeForEverIsJudgedAtOnce() {
        String condition = "a = 1 and ".repeat(50_000) + "!";
        assertThat(Drawn.read(Drawn.GOOD.replace("hasil = \"kembali\"", condition))
                        .faults())
                .contains("15 pack.process.condition");
    }

    @Test
    void aProcessOfThousandsOfNodesIsRefusedAtOnce() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            many.append("<parallelGateway id=\"g%d\"/><sequenceFlow id=\"s%d\" sourceRef=\"g%d\" targetRef=\"g%d\"/>"
                    .formatted(i, i, i, (i + 1) % 3000));
        }
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                java.time.Duration.ofSeconds(5),
                () -> assertThat(Drawn.read(Drawn.HEAD + many + Drawn.TAIL).faults())
                        .anyMatch(fault -> fault.endsWith("pack.process.large")));
    }
}
