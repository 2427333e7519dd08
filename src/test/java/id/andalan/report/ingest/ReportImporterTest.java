package id.andalan.report.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.AndalanTest;
import id.andalan.core.Actor;
import id.andalan.core.Ids;
import id.andalan.core.Refusal;
import id.andalan.report.ImportRun;
import id.andalan.report.ReportImports;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AndalanTest
class ReportImporterTest {
    private static final String HEADER = "id,masuk,selesai,status,jenis,lat,lon,uraian";
    private static final String GOOD =
            ",2024-03-04 08:00:00,2024-03-05 09:00:00,Closed,Rubbish,42.32,-71.083,Sampah lama";

    @Autowired
    ReportImporter importer;

    @Autowired
    ReportImports imports;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    private final String source = "uji-" + Ids.next();

    private Path mapping() throws IOException {
        return Files.writeString(folder.resolve("peta.yaml"), """
                source: %s
                zone: America/New_York
                dates: ["yyyy-MM-dd HH:mm:ss"]
                columns:
                  id: id
                  filed: masuk
                  ended: selesai
                  status: status
                  category: [jenis]
                  lat: lat
                  lon: lon
                  description: uraian
                description: "Tanpa uraian"
                statuses: {Closed: closed, Open: received}
                categories: {Rubbish: sampah}
                shift:
                  from: {lat: 42.32, lon: -71.083}
                  to: {lat: 0.7909, lon: 127.3788}
                  scale: 0.5
                """.formatted(source));
    }

    private Findings rehearse(byte[] file) throws IOException {
        Path path = Files.write(folder.resolve("laporan.csv"), file);
        ReportImporter.Job job = importer.prepare(path, mapping());
        try (Findings findings = findings()) {
            importer.rehearse(job, findings, rows -> {});
            return findings;
        }
    }

    private Findings rehearse(String text) throws IOException {
        return rehearse(text.getBytes(StandardCharsets.UTF_8));
    }

    private Findings findings() {
        return new Findings(folder.resolve("ditolak.csv"), Refusal::code);
    }

    @Test
    void marksLineEndsAndQuotesOfAllKindsAreRead() throws IOException {
        String csv = "\ufeff" + HEADER + "\r\n1" + GOOD + "\r\n\r\n2"
                + GOOD.replace("Sampah lama", "\"Dua baris,\r\nsatu \"\"laporan\"\"\"") + "\r\n";
        assertThat(rehearse(csv).loadable()).isEqualTo(2);
        assertThat(rehearse(csv.replace(',', ';').replace("baris;", "baris,")).loadable())
                .isEqualTo(2);
    }

    @Test
    void everyRefusedLineHasItsNumberAndReason() throws IOException {
        String csv = String.join(
                "\n",
                HEADER,
                "1" + GOOD,
                "1" + GOOD,
                "3,2024-03-04 08:00:00,,Open",
                "4" + GOOD.replace("Rubbish", "Snow"),
                "5" + GOOD.replace("Closed", "Lost"),
                "6" + GOOD.replace("2024-03-04 08", "04/03/2024 08"),
                "7" + GOOD.replace("42.32", "abc"),
                "8" + GOOD.replace("42.32", "43.9"),
                "9" + GOOD.replace("2024-03-05", "2023-03-05"),
                "");
        Findings findings = rehearse(csv);
        assertThat(findings.loadable()).isEqualTo(1);
        assertThat(findings.refused()).isEqualTo(8);
        assertThat(findings.reasons())
                .containsEntry("ingest.row.twice.group", new Findings.Reason(1, List.of(3L)))
                .containsEntry("ingest.csv.ragged.group", new Findings.Reason(1, List.of(4L)))
                .containsEntry("ingest.row.category", new Findings.Reason(1, List.of(5L)))
                .containsEntry("report.import.order.group", new Findings.Reason(1, List.of(10L)));
        assertThat(Files.readAllLines(folder.resolve("ditolak.csv")))
                .hasSize(9)
                .anyMatch(line -> line.startsWith("8,7,"));
        assertThat(findings.counts()).containsEntry("status", Map.of("closed", 1L));
    }

    @Test
    void wardsByNameAndDecimalCommasOfSpreadsheetsAreRead() throws IOException {
        Path map = Files.writeString(folder.resolve("excel.yaml"), """
                source: %s
                dates: ["dd/MM/yyyy HH:mm"]
                columns: {id: Nomor, filed: Masuk, status: Status, category: [Jenis], lat: Lintang, lon: Bujur, ward: Kelurahan,
                  description: Uraian}
                statuses: {Selesai: closed}
                categories: {Sampah: sampah}
                """.formatted(source));
        Path file = Files.writeString(
                folder.resolve("excel.csv"),
                String.join(
                        "\r\n",
                        "Nomor;Masuk;Status;Jenis;Lintang;Bujur;Kelurahan;Uraian",
                        "1;04/03/2024 08:00;Selesai;Sampah;0,7909;127,3788;;Sampah lama",
                        "2;04/03/2024 08:00;Selesai;Sampah;;;KEL. MARIKURUBU;Sampah lama",
                        "3;04/03/2024 08:00;Selesai;Sampah;;;Negeri Awan;Sampah lama",
                        "4;04/03/2024 08:00;Selesai;Sampah;0.790,9;127,3788;;Sampah lama"));
        try (Findings findings = findings()) {
            importer.rehearse(importer.prepare(file, map), findings, rows -> {});
            assertThat(findings.counts().get("kelurahan")).containsKey("82.71.06.1007");
            assertThat(findings.loadable()).isEqualTo(2);
            assertThat(findings.reasons()).containsOnlyKeys("ingest.row.ward", "ingest.row.number.group");
        }
    }

    @Test
    void theExampleOfTheDocsWorks() throws IOException {
        String[] blocks = Files.readString(Path.of("docs/imports.md"))
                .split("## A whole example", 2)[1]
                .split("```", -1);
        Path file = Files.writeString(folder.resolve("laporan-lama.csv"), blocks[1].strip());
        Path map = Files.writeString(
                folder.resolve("peta.yaml"), blocks[3].replaceFirst("yaml", "").replace("aplikasi-lama", source));
        try (Findings findings = findings()) {
            importer.rehearse(importer.prepare(file, map), findings, rows -> {});
            assertThat(findings.loadable()).isEqualTo(3);
            assertThat(findings.reasons()).containsOnlyKeys("ingest.row.ward");
        }
    }

    @Test
    void anImportThatBringsNothingInLeavesNoRun() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), HEADER + "\n1" + GOOD.replace("Rubbish", "Snow"));
        ImportRun run = apply(file, false);
        assertThat(run.counts()).isEqualTo(new ImportRun.Counts(1, 0, 1));
        assertThat(imports.list()).extracting(ImportRun::source).doesNotContain(source);
        assertThat(apply(Files.writeString(folder.resolve("a.csv"), HEADER + "\n1" + GOOD), false)
                        .counts()
                        .loaded())
                .isEqualTo(1);
    }

    @Test
    void anotherEncodingIsRefusedWithTheLine() {
        byte[] latin = (HEADER + "\n1" + GOOD + "\n2" + GOOD.replace("lama", "\u00e9"))
                .getBytes(Charset.forName("windows-1252"));
        assertThatThrownBy(() -> rehearse(latin)).isInstanceOfSatisfying(Refusal.class, e -> {
            assertThat(e.code()).isEqualTo("ingest.file.encoding");
            assertThat(e.args()[0]).isEqualTo(3L);
        });
        assertThatThrownBy(() -> rehearse("x".getBytes(StandardCharsets.UTF_16)))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo("ingest.file.utf16"));
        assertThatThrownBy(() -> rehearse(""))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo("ingest.file.empty"));
        assertThatThrownBy(() -> rehearse("id,masuk\n1,2"))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo("ingest.column.missing"));
    }

    @Test
    void whatCameInOnceDoesNotComeAgain() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), HEADER + "\n1" + GOOD + "\n2" + GOOD);
        ImportRun run = apply(file, false);
        assertThat(run.counts()).isEqualTo(new ImportRun.Counts(2, 2, 0));
        ImportRun again =
                apply(Files.writeString(folder.resolve("b.csv"), HEADER + "\n2" + GOOD + "\n3" + GOOD), false);
        assertThat(again.counts()).isEqualTo(new ImportRun.Counts(2, 1, 1));
        assertThat(jdbc.sql(
                                "select filed_at = '2024-03-04 13:00:00Z' and ward like '82.71.%' and status = 'closed' from report.report "
                                        + "where import_id = ? and external_id = '1'")
                        .param(run.id())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void anInterruptedRunGoesOnWhereItStopped() throws IOException {
        StringBuilder csv = new StringBuilder(HEADER);
        for (int i = 0; i < ReportImporter.CHUNK + 3; i++) {
            csv.append('\n').append(i).append(GOOD);
        }
        Path file = Files.writeString(folder.resolve("besar.csv"), csv);
        ReportImporter.Job job = importer.prepare(file, mapping());
        assertThatThrownBy(() -> apply(file, true))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo("ingest.resume.none"));
        // As a run that was killed after its second chunk and before its first leaves it.
        ImportRun killed = imports.begin(Actor.SYSTEM, source, "besar.csv", job.digest(), false);
        imports.load(Actor.SYSTEM, killed, new ReportImports.Chunk(1, List.of(), 3));
        assertThatThrownBy(() -> apply(file, false))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo("ingest.resume.needed"));
        ImportRun run = apply(file, true);
        assertThat(run.id()).isEqualTo(killed.id());
        assertThat(run.counts()).isEqualTo(new ImportRun.Counts(ReportImporter.CHUNK + 3, ReportImporter.CHUNK, 3));
        assertThat(run.finishedAt()).isNotNull();
    }

    private ImportRun apply(Path file, boolean resume) throws IOException {
        try (Findings findings = findings()) {
            return importer.apply(
                    Actor.SYSTEM, importer.prepare(file, mapping()), resume, begun -> {}, findings, rows -> {});
        }
    }

    @Test
    void answersOfOpen311AreRead() throws IOException {
        Path map = Files.writeString(folder.resolve("o.yaml"), """
                source: %s
                format: open311
                zone: Asia/Jayapura
                dates: [iso, "yyyy-MM-dd HH:mm:ss"]
                statuses: {open: received, closed: closed}
                categories: {"015": sampah, otherwise: lainnya}
                description: "{service_name}"
                """.formatted(source));
        Path file = Files.writeString(folder.resolve("o.json"), """
                [{"service_request_id":"7","status":"closed","service_name":"Illegal_Dumping","service_code":"015",
                  "requested_datetime":"2024-03-04T08:00:00+09:00","updated_datetime":"2024-03-05 08:00:00","description":null,
                  "lat":0.7909,"long":127.3788},
                 {"service_request_id":"8","status":"open","service_code":"x","service_name":"Lain","requested_datetime":"2024-03-04 08:00:00",
                  "updated_datetime":null,"lat":0.7909,"long":127.3788}]""");
        try (Findings findings = findings()) {
            importer.rehearse(importer.prepare(file, map), findings, rows -> {});
            assertThat(findings.counts().get("kategori")).isEqualTo(Map.of("sampah", 1L, "lainnya", 1L));
        }
        Path broken = Files.writeString(folder.resolve("p.json"), "[{\"a\":1},\n{\"a\":");
        try (Findings findings = findings()) {
            assertThatThrownBy(() -> importer.rehearse(importer.prepare(broken, map), findings, rows -> {}))
                    .isInstanceOfSatisfying(
                            Refusal.class, e -> assertThat(e.code()).isEqualTo("ingest.json.broken"));
        }
    }

    @Test
    void faultsOfAMappingAreNamed() {
        assertThatThrownBy(() -> MappingFile.parse("source: a\ncolums: {}"))
                .isInstanceOfSatisfying(Refusal.class, e -> {
                    assertThat(e.code()).isEqualTo("ingest.mapping.unknown");
                    assertThat(e.args()).containsExactly(2, "colums");
                });
        assertThatThrownBy(() -> MappingFile.parse("source: [1"))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo("ingest.mapping.broken"));
        assertThatThrownBy(() -> MappingFile.parse("source: a\nformat: open311\nzone: Mars/Base"))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo("ingest.mapping.value"));
    }

    @Test
    void thePackMappingsNameCategoriesOfThePack() throws IOException {
        Path mappings = Path.of("packs/ternate/imports");
        String categories = Files.readString(Path.of("packs/ternate/report-categories.yaml"));
        try (var files = Files.list(mappings)) {
            for (Path file : files.toList()) {
                Mapping mapping = MappingFile.read(file);
                assertThat(mapping.categories().words()).isNotEmpty();
                assertThat(mapping.categories().words().values())
                        .allMatch(code -> categories.contains("- code: " + code + "\n"));
            }
        }
    }

    @Test
    void progressTellsRateAndRest() {
        assertThat(Progress.line(50_000, 100_000, 2.5))
                .contains("50 %")
                .contains("20.000 baris/detik")
                .contains("sisa 0:03");
    }
}
