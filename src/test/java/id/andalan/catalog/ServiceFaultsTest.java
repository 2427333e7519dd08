package id.andalan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.pack.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A service that is wrong in many ways: each is refused with its file and line, in words. */
class ServiceFaultsTest extends StarterTrials {
    private static final String FOLDER = "services/" + StarterPack.CODE + "/";
    private static final String FORM = "form.schema.json";
    private static final String TASK = "task-periksa.schema.json";
    private static final String BPMN = "process.bpmn";
    private static final String DMN = "biaya.dmn";
    private static final String HTML = "document.html";
    private static final String YAML = "service.yaml";
    private static final String GOOD = "examples/lurus.yaml";
    private static final String BACK = "examples/dikembalikan.yaml";
    private static final String REFUSED = "examples/ditolak.yaml";
    private static final String LATE = "examples/terlambat.yaml";

    /** In {@code file} the words {@code from} become {@code to}: a fault in that file where {@code at} stands then. */
    private static Arguments in(String file, String from, String to, String at, String code) {
        return Arguments.of(file, from, to, file, at, code);
    }

    /** As above; the fault stands in another file. */
    private static Arguments of(String file, String from, String to, String faulty, String at, String code) {
        return Arguments.of(file, from, to, faulty, at, code);
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                in(FORM, "\"type\": \"integer\"", "\"type\": \"integr\"", "integr", "pack.form.type"),
                in(
                        FORM,
                        "\"fields\": [\"nama\", \"nik\"]",
                        "\"fields\": [\"nama\", \"nikk\"]",
                        "nikk",
                        "pack.form.page.unknown"),
                in(FORM, ", \"x-en\": {\"title\": \"Full name\"}", "", "\"nama\": {", "pack.form.english"),
                in(FORM, "\"format\": \"nik\"", "\"format\": \"nok\"", "\"nok\"", "pack.form.format"),
                in(
                        FORM,
                        "\"minLength\": 2, \"maxLength\": 100",
                        "\"pattern\": \"^(a+)+$\", \"maxLength\": 100",
                        "(a+)+",
                        "pack.form.pattern.nested"),
                in(FORM, "\"required\": [\"nama\"", "\"required\": [\"namma\"", "namma", "pack.form.required"),
                in(
                        FORM,
                        "\"jumlah\": {\"type\": \"integer\"",
                        "\"jumlah\": {\"$ref\": \"https://x.id/y.json\", \"type\": \"integer\"",
                        "x.id",
                        "pack.form.ref"),
                in(
                        FORM,
                        "\"additionalProperties\": false,",
                        "\"additionalProperties\": true,",
                        "\"additionalProperties\"",
                        "pack.form.open"),
                in(FORM, "\"Nama lengkap\"", "\"Nama\\u0000lengkap\"", "\"nama\": {", "pack.file.control"),
                in(FORM, "\"Nama lengkap\"", "\"Nama\u0000lengkap\"", "\"nama\": {", "pack.file.control"),
                in(
                        TASK,
                        "\"nomor_arsip\": {\"type\"",
                        "\"nama\": {\"type\"",
                        "\"fields\": [\"nomor_arsip\"]",
                        "pack.form.page.unknown"),
                Arguments.of(TASK, "nomor_arsip", "nama", TASK, "\"nama\": {", "pack.blueprint.fact.twice"));
    }

    static Stream<Arguments> processes() {
        return Stream.of(
                in(BPMN, "hasil = \"tolak\"", "hasill = \"tolak\"", "id=\"tolak\"", "pack.blueprint.fact"),
                in(BPMN, "hasil = \"kurang\"", "keperluan = \"dinas\"", "id=\"kurang\"", "pack.blueprint.compare"),
                in(BPMN, "hasil = \"kurang\"", "jumlah = \"2\"", "id=\"kurang\"", "pack.blueprint.compare"),
                in(
                        BPMN,
                        "hasil = \"kurang\"",
                        "hasil = \"survei\"",
                        "<userTask id=\"periksa\"",
                        "pack.blueprint.outcome.label"),
                in(BPMN, "hasil = \"kurang\"", "${hasil.x()}", "id=\"kurang\"", "pack.process.condition"),
                in(
                        BPMN,
                        "implementation=\"biaya.dmn\"",
                        "implementation=\"tarif.dmn\"",
                        "id=\"hitung\"",
                        "pack.blueprint.decision"),
                in(
                        BPMN,
                        "implementation=\"andalan:wait-for-payment\"",
                        "implementation=\"andalan:reserve\"",
                        "id=\"bayar\"",
                        "pack.blueprint.booking"),
                in(BPMN, ">officer<", ">siapa<", "<userTask id=\"periksa\"", "pack.process.owner"),
                in(BPMN, "PT3H", "P1M", "<boundaryEvent", "pack.process.time"),
                in(
                        BPMN,
                        "<serviceTask id=\"kabari\" name=\"Kabari pemohon\" implementation=\"andalan:notify\"/>",
                        "<scriptTask id=\"kabari\"/>",
                        "<scriptTask",
                        "pack.process.element"),
                in(
                        BPMN,
                        "<definitions",
                        "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><definitions",
                        "<!DOCTYPE",
                        "pack.process.doctype"),
                in(BPMN, "targetRef=\"diberi_tahu\"", "targetRef=\"lenyap\"", "lenyap", "pack.process.nowhere"),
                of(
                        BPMN,
                        "implementation=\"andalan:issue-document\"",
                        "implementation=\"andalan:notify\"",
                        YAML,
                        "title: {id: \"Surat Keterangan\"",
                        "pack.blueprint.issue.step"));
    }

    static Stream<Arguments> decisions() {
        return Stream.of(
                in(DMN, "jumlah", "banyak", "id=\"masuk_banyak\"", "pack.blueprint.fact"),
                in(
                        DMN,
                        "<variable name=\"jumlah\" typeRef=\"number\"/>",
                        "<variable name=\"jumlah\" typeRef=\"boolean\"/>",
                        "id=\"masuk_jumlah\"",
                        "pack.blueprint.input"),
                in(DMN, "<text>\"pribadi\"</text>", "<text>\"pribadii\"</text>", "pribadii", "pack.blueprint.cell"),
                in(DMN, "<text>\"usaha\"</text>", "<text>\"usaha\", \"dinas\"</text>", "dinas", "pack.blueprint.cell"),
                in(DMN, "<text>\"usaha\"</text>", "<text>not( \"privat\" )</text>", "privat", "pack.blueprint.cell"),
                in(DMN, "jumlah * 5000", "jumlah *", "jumlah *", "pack.decision.feel"),
                in(DMN, "jumlah * 5000", "jumlh * 5000", "jumlh", "pack.decision.feel"),
                in(
                        DMN,
                        "jumlah * 5000",
                        "(function(x) external {java: {class: \"java.lang.Runtime\"}})(1)",
                        "external",
                        "pack.decision.word"),
                in(
                        DMN,
                        "<inputData id=\"masuk_jumlah\"",
                        "<import importType=\"x\"/><inputData id=\"masuk_jumlah\"",
                        "<import",
                        "pack.decision.import"),
                in(
                        DMN,
                        "<definitions",
                        "<!DOCTYPE d SYSTEM \"http://x.id/d\"><definitions",
                        "<!DOCTYPE",
                        "pack.decision.doctype"),
                in(DMN, "hitPolicy=\"UNIQUE\"", "hitPolicy=\"BEST\"", "hitPolicy", "pack.decision.hit"),
                Arguments.of(DMN, "name=\"tarif\"", "name=\"nama\"", DMN, "<?xml", "pack.blueprint.fact.twice"),
                Arguments.of(DMN, "name=\"tarif\"", "name=\"harga\"", BPMN, "id=\"bayar\"", "pack.blueprint.rate"));
    }

    static Stream<Arguments> documents() {
        return Stream.of(
                in(HTML, "{{nik}}", "{{nikk}}", "nikk", "pack.blueprint.fact"),
                in(
                        HTML,
                        "{{keperluan | label}}",
                        "{{keperluan | rupiah}}",
                        "keperluan | rupiah",
                        "pack.blueprint.filter"),
                in(HTML, "{{nik}}", "{{nik | label}}", "nik | label", "pack.blueprint.filter"),
                in(HTML, "{{nik}}", "{{berkas_ktp}}", "berkas_ktp", "pack.blueprint.filter"),
                in(
                        HTML,
                        "{{document.number}}",
                        "{{document.number | date}}",
                        "document.number",
                        "pack.document.special.filter"),
                in(HTML, "{{nik}}", "{{nik.lat}}", "nik.lat", "pack.blueprint.part"),
                in(HTML, "<p>Nomor", "<p data-each=\"nama\">Nomor", "data-each", "pack.blueprint.each"),
                in(HTML, "keperluan = &quot;usaha&quot;", "usaha()", "usaha()", "pack.document.condition"),
                in(
                        HTML,
                        "keperluan = &quot;usaha&quot;",
                        "keperluan = &quot;dinas&quot;",
                        "dinas",
                        "pack.blueprint.compare"),
                in(HTML, "<td>{{nik}}</td>", "<td>{{nik}}", "<td>{{nik}}", "pack.document.xml.in"),
                in(HTML, "<h1>", "<script>alert(1)</script><h1>", "<script>", "pack.document.element"));
    }

    /** A public register of the starter's letters. */
    private static Arguments listing(String rest, String at, String code) {
        String title = "    public:\n      title: {id: \"Daftar\", en: \"Register\"}\n";
        return in(YAML, "    months: 6\n", "    months: 6\n" + title + rest + "\n", at, code);
    }

    static Stream<Arguments> listings() {
        String consent = "      consent: {keperluan: usaha}\n";
        return Stream.of(
                listing("      fields: [nama]", "title: {id: \"Daftar\"", "pack.listing.ground"),
                listing(
                        consent + "      basis: pending\n      fields: [nama]",
                        "title: {id: \"Daftar\"",
                        "pack.listing.ground"),
                listing(consent + "      fields: [nik]", "fields: [nik]", "pack.listing.never"),
                listing(consent + "      fields: [nama, berkas_ktp]", "fields: [nama", "pack.listing.never"),
                listing(consent + "      fields: [entah]", "fields: [entah]", "pack.listing.field"),
                listing(consent + "      fields: [tarif]", "fields: [tarif]", "pack.listing.field"),
                listing(consent + "      fields: [nama, nama]", "fields: [nama", "pack.listing.twice"),
                listing(
                        "      consent: {keperluan: entah}\n      fields: [nama]",
                        "consent: {keperluan: entah}",
                        "pack.listing.answer"),
                listing("      consent: {nama: Siti}\n      fields: [nama]", "consent: {nama", "pack.listing.answer"),
                listing("      consent: ya\n      fields: [nama]", "consent: ya", "pack.listing.allowance"),
                listing(
                        consent + "      fields: [{name: nama, allowedBy: {jumlah: 2}}]",
                        "fields: [{name",
                        "pack.listing.answer"));
    }

    static Stream<Arguments> handlings() {
        return Stream.of(
                in(YAML, "notBy: [periksa]", "notBy: [priksa]", "notBy", "pack.blueprint.not.by"),
                in(YAML, "notBy: [periksa]", "notBy: [sahkan]", "notBy", "pack.blueprint.not.by"),
                in(YAML, "    sahkan:\n", "    sahkann:\n", "notBy", "pack.blueprint.task"),
                in(YAML, "ends: {ditolak: refused}", "ends: {ditolakk: refused}", "ditolakk", "pack.blueprint.end"),
                in(YAML, "    kabari: {", "    kabarii: {", "kabarii", "pack.blueprint.message.step"),
                of(
                        YAML,
                        "    kabari: {",
                        "    kabarii: {",
                        BPMN,
                        "<serviceTask id=\"kabari\"",
                        "pack.blueprint.message"),
                in(
                        YAML,
                        "      notBy: [periksa]",
                        "      outcomes: {survei: {id: \"Perlu survei\", en: \"Needs a visit\"}}",
                        "survei:",
                        "pack.blueprint.outcome.way"),
                in(
                        YAML,
                        "  reasons:\n    - {code: data-tidak-benar, id: \"Data yang diisi tidak benar.\", en: \"What was filled in is not true.\", basis: pending}\n",
                        "",
                        "  tasks:",
                        "pack.blueprint.reasons"),
                in(YAML, "number: \"{no:3}/KET", "number: \"KET", "number:", "pack.handling.number"),
                in(YAML, "months: 6", "until: {fact: nama}", "until:", "pack.blueprint.until.date"),
                in(YAML, "months: 6", "until: {fact: akhir}", "until:", "pack.blueprint.fact"),
                in(YAML, "months: 6", "days: {fact: nama}", "days: {fact", "pack.blueprint.until.number"),
                in(YAML, "months: 6", "until: 2027-01-01", "until:", null),
                in(YAML, "months: 6", "months: 6\n    until: {fact: nama}", "until:", "pack.service.time.one"),
                in(YAML, "draft: true\n", "", "summary:", "pack.service.unwritten"),
                in(YAML, "Surat keterangan\"", "Surat\\0keterangan\"", "product:", "pack.file.control"),
                in(YAML, "Surat keterangan\"", "Surat\u0000keterangan\"", "product:", "pack.file.control"),
                in(YAML, "    task: periksa\n", "", "  hours: 3", null));
    }

    static Stream<Arguments> examples() {
        return Stream.of(
                in(GOOD, "jumlah: 2", "jumlah: 200", "jumlah: 200", "pack.example.answer"),
                in(GOOD, "nama_usaha: \"Kedai Contoh\"\n", "namaa: x\n", "namaa: x", "pack.example.answer"),
                in(GOOD, "bayar, sahkan, terbit", "sahkan, terbit", "path:", "pack.example.path"),
                in(GOOD, "status: granted", "status: refused", "status:", "pack.example.differs"),
                in(GOOD, "due: 2026-11-25T10:00", "due: 2026-11-25T09:00", "due:", "pack.example.differs"),
                in(GOOD, "ended: 2026-11-23T14:00", "ended: 2026-11-23T15:00", "ended:", "pack.example.differs"),
                in(GOOD, "tarif: 10000", "tarif: 12000", "decisions:", "pack.example.differs"),
                in(GOOD, "biaya: {tarif", "byaya: {tarif", "decisions:", "pack.example.undecided"),
                in(GOOD, "SITI CONTOH", "Siti Contoh", "document:", "pack.example.differs"),
                in(GOOD, "23 Mei 2027", "23 Mei 2028", "document:", "pack.example.differs"),
                in(GOOD, "by: budi", "by: rina", "task: sahkan", "pack.example.four.eyes"),
                in(GOOD, "at: 2026-11-23T11:00", "at: 2026-11-23T09:30", "paid:", "pack.example.back"),
                in(GOOD, "fields: {nomor_arsip: \"A-1\"}", "fields: {}", "task: periksa", "pack.example.answer"),
                in(GOOD, "  - {paid: true, at: 2026-11-23T11:00}\n", "", "task: sahkan", "pack.example.closed"),
                in(GOOD, "{paid: true", "{signed: true", "signed:", "pack.example.signed"),
                in(BACK, ", message: \"Foto KTP-el buram.\"", "", "outcome: kurang", "pack.example.message"),
                in(
                        BACK,
                        "task: lengkapi, at: 2026-11-24T09:00",
                        "task: lengkapi, outcome: setuju, at: 2026-11-24T09:00",
                        "task: lengkapi",
                        "pack.example.applicant"),
                in(BACK, "outcome: kurang", "outcome: kembali", "outcome: kembali", "pack.example.outcome"),
                in(BACK, "kind: return", "kind: refusal", "kind:", "pack.example.kind"),
                in(REFUSED, "reason: data-tidak-benar", "reason: lain", "reason: lain", "pack.example.reason"),
                in(REFUSED, "expect:", "expct:", "expct", null),
                in(LATE, "overdue: [periksa]", "overdue: []", "overdue:", "pack.example.differs"),
                in(LATE, "filed: 2026-11-23T09:00", "filed: 23-11-2026", "filed:", "pack.example.time"));
    }

    static Stream<Arguments> all() {
        return Stream.of(forms(), processes(), decisions(), documents(), handlings(), listings(), examples())
                .flatMap(all -> all);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("all")
    void isRefusedWithFileAndLine(String file, String from, String to, String faulty, String at, String code)
            throws IOException {
        SpoiltPack.Spoiling spoiling = new SpoiltPack.Spoiling(file, from, to, true);
        if (code == null) {
            assertThat(spoilt.told(spoiling)).isNotEmpty();
        } else {
            spoilt.assertTold(spoiling, faulty, at, code);
        }
    }

    @Test
    void aFileThatIsMissingOrTooMuchIsTold() throws IOException {
        for (String file : List.of(BPMN, HTML, DMN, FORM)) {
            Path path = pack.resolve(FOLDER + file);
            String good = Files.readString(path);
            Files.delete(path);
            assertThat(packs.check(pack))
                    .as(file)
                    .isNotEmpty()
                    .allMatch(fault -> fault.place().file().startsWith(FOLDER));
            Files.writeString(path, good);
        }
        Path more = pack.resolve(FOLDER + "lebih.dmn");
        Files.writeString(
                more, Files.readString(pack.resolve(FOLDER + DMN)).replace("name=\"tarif\"", "name=\"lain\""));
        assertThat(packs.check(pack)).extracting(Fault::code).containsExactly("pack.blueprint.decision.unused");
        Files.delete(more);
        Path task = pack.resolve(FOLDER + "task-lengkapi.schema.json");
        Files.writeString(task, Files.readString(pack.resolve(FOLDER + TASK)).replace("nomor_arsip", "nomor_lain"));
        assertThat(packs.check(pack)).extracting(Fault::code).containsExactly("pack.blueprint.task.form");
        Files.delete(task);
        assertThat(packs.check(pack)).isEmpty();
    }
}
