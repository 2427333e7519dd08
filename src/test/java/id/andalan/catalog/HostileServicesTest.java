package id.andalan.catalog;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Services that are wrong where it hurts others than their author: each is a fault with file and line, never a program that stops. */
class HostileServicesTest extends StarterTrials {
    private static final String FORM = "form.schema.json";
    private static final String BPMN = "process.bpmn";
    private static final String DMN = "biaya.dmn";
    private static final String HTML = "document.html";
    private static final String YAML = "service.yaml";
    private static final String SIGNATURE = "<div data-signature=\"true\"></div>";
    private static final String DIAGRAM = "<dmndi:DMNDI xmlns:dmndi=\"https://www.omg.org/spec/DMN/20191111/DMNDI/\">"
            + "<dmndi:DMNDiagram><dmndi:DMNShape>"
            + "<dc:Bounds xmlns:dc=\"http://www.omg.org/spec/DMN/20180521/DC/\" height=\"x\"/>"
            + "</dmndi:DMNShape></dmndi:DMNDiagram></dmndi:DMNDI></definitions>";

    /** The words {@code from} become {@code to}: a fault in that file, at the line where {@code at} stands then. */
    private static Arguments in(String file, String from, String to, String at, String code) {
        return Arguments.of(file, from, to, at, code);
    }

    static Stream<Arguments> processes() {
        return Stream.of(
                // Flow ids go into an expression of the engine, and conditions are found by them.
                in(BPMN, "id=\"kurang\"", "id=\"x') || andalan.takes('tolak\"", "|| andalan", "pack.process.id"),
                in(
                        BPMN,
                        "<sequenceFlow id=\"ke_terbit\" ",
                        "<sequenceFlow ",
                        "targetRef=\"terbit\"",
                        "pack.process.id"),
                in(BPMN, "id=\"tolak\" name", "id=\"kurang\" name", "name=\"ditolak\"", "pack.process.twice"),
                in(BPMN, "id=\"ke_terbit\"", "id=\"terbit\"", "targetRef=\"terbit\"", "pack.process.twice"),
                in(BPMN, "Kabari pemohon", "Kabari \u202Enohomep", "nohomep", "pack.file.control"));
    }

    static Stream<Arguments> decisions() {
        String unique = "hitPolicy=\"UNIQUE\"";
        return Stream.of(
                in(DMN, unique, unique + " aggregation=\"SUM\"", unique, "pack.decision.hit"),
                in(DMN, unique, unique + " preferredOrientation=\"Sideways\"", "<?xml", "pack.decision.engine"),
                in(DMN, "</definitions>", DIAGRAM, "<?xml", "pack.decision.engine"),
                in(DMN, "jumlah * 5000", "1e-99999999", "1e-99999999", "pack.decision.word"),
                in(DMN, "jumlah * 5000", "1E2147483640", "1E2147483640", "pack.decision.word"));
    }

    static Stream<Arguments> papers() {
        return Stream.of(
                in(
                        HTML,
                        SIGNATURE,
                        "<div data-if=\"jumlah &gt; 5\">" + SIGNATURE + "</div>",
                        SIGNATURE,
                        "pack.document.signature.sometimes"),
                in(
                        HTML,
                        SIGNATURE,
                        "<div data-if=\"jumlah &gt; 5\" data-signature=\"true\"></div>",
                        "data-signature",
                        "pack.document.signature.sometimes"),
                in(
                        HTML,
                        SIGNATURE,
                        "<div style=\"display: none\">" + SIGNATURE + "</div>",
                        SIGNATURE,
                        "pack.document.css"),
                in(HTML, "<body>", "<body><style>div{visibility:hidden}</style>", "<style>", "pack.document.css"),
                in(HTML, "<body>", "<body><style>div{display/**/:none}</style>", "<style>", "pack.document.css"));
    }

    static Stream<Arguments> others() {
        return Stream.of(
                in(
                        YAML,
                        "ends: {ditolak: refused}",
                        "ends: {ditolak: refused, diberi_tahu: refused}",
                        "ends: {",
                        "pack.blueprint.end.side"),
                // The name of the buttons: nobody would get past that page.
                in(FORM, "nama_usaha", "go", "\"go\": {", "pack.form.reserved"),
                in(FORM, "Nama lengkap", "Nama \u202Elengkap", "\"nama\": {", "pack.file.control"),
                in(YAML, "Surat keterangan\"", "Surat \u2066keterangan\"", "product:", "pack.file.control"),
                // An amount that nobody can pay must not let a case go on for nothing.
                in(DMN, "jumlah * 5000", "0 - jumlah", null, "pack.example.stopped"),
                in(DMN, "jumlah * 5000", "jumlah / 8", null, "pack.example.stopped"));
    }

    static Stream<Arguments> all() {
        return Stream.of(processes(), decisions(), papers(), others()).flatMap(all -> all);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("all")
    void isRefusedWithFileAndLine(String file, String from, String to, String at, String code) throws IOException {
        SpoiltPack.Spoiling spoiling = new SpoiltPack.Spoiling(file, from, to, true);
        if (at == null) {
            spoilt.assertToldBelow(spoiling, "examples/", code);
        } else {
            spoilt.assertTold(spoiling, file, at, code);
        }
    }
}
