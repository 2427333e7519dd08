package id.andalan.pack;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.agency.Agencies;
import id.andalan.agency.Categories;
import id.andalan.core.Actor;
import id.andalan.region.City;
import id.andalan.region.Regions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class PacksTest extends PackTrials {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

    @Autowired
    PackTable table;

    @Autowired
    Regions regions;

    @Autowired
    Agencies agencies;

    @Autowired
    Categories categories;

    @Autowired
    City city;

    @Override
    protected void forget() {
        jdbc.sql("delete from region.region where code = '82.71.06.1099'").update();
        jdbc.sql("delete from agency.agency where code = 'dpu-perkim'").update();
    }

    private int line(String file, String start) throws IOException {
        Path path = file.startsWith("national/") ? root.resolve(file) : pack.resolve(file);
        List<String> lines = Files.readAllLines(path);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().startsWith(start)) {
                return i + 1;
            }
        }
        throw new AssertionError(start);
    }

    @Test
    void thePackOfTernateIsSound() {
        assertThat(packs.check(TERNATE)).isEmpty();
        assertThat(packs.check(pack)).isEmpty();
    }

    @Test
    void theSamePackIsNoWork() {
        assertThat(packs.load(TERNATE, Actor.SYSTEM)).isFalse();
        assertThat(packs.load(pack, Actor.SYSTEM)).isFalse();
    }

    @Test
    void onlyAServerPublishesWhatLiesInTheFolder() throws IOException {
        change("city.yaml", "shortName: Ternate", "shortName: Ternate Baru");
        String loaded = loaded();
        new PackStart(packs, texts, pack.toString(), false).afterSingletonsInstantiated();
        assertThat(loaded()).isEqualTo(loaded);
        new PackStart(packs, texts, pack.toString(), true).afterSingletonsInstantiated();
        assertThat(loaded()).isNotEqualTo(loaded);
    }

    private String loaded() {
        return table.loadedDigest().orElseThrow();
    }

    @ParameterizedTest(name = "{0}: {4}")
    @CsvSource(
            delimiter = '|',
            value = {
                "regions.csv | 82.71.06.1007, | ,Marikurubu | ,,Marikurubu | pack.csv.ragged",
                "regions.csv | 82.71.06.1007, | 0.794459 | nol | pack.number",
                "regions.csv | 82.71.06.1016, | 2025-04-14 | 14/04/2025 | pack.date",
                "regions.csv | 82.71.06.1016, | 2025-04-14,, | 2025-04-14,2024-01-01, | pack.validity",
                "regions.csv | 82.71.06.1016, | 82.71.06.1007,no | 82.71.06.7777,no | pack.unknown.region",
                "regions.csv | 82.71.06.1016, | 82.71.06.1007,no | ,no | pack.region.placeless",
                "regions.csv | 82.71.06.1008, | 82.71.06.1008 | 82.71.06.1007 | pack.region.overlap",
                "regions.csv | 82.71.06.1007, | 0.794459,127.356442 | 0.894459,127.356442 | pack.region.outside",
                "regions.csv | 82.71.06.1007, | Marikurubu,82.71.06,Ternate | Marikurubu,82.71.05,Ternate | pack.region.parent",
                "regions.csv | 82.71.06.1007, | 82.71.06.1007,ward | 82.71.06.1007,kampung | pack.choice",
                "agencies.csv | dlh, | Dinas Lingkungan Hidup |  | pack.empty",
                "agencies.csv | dkp, | dkp,Dinas | dlh,Dinas | pack.duplicate",
                "agencies.csv | dlh, | 82.71,,,,yes | 82.99,,,,yes | pack.unknown.region",
                "agencies.csv | dlh, | 82.71,,,,yes | 82.71,,,dkp,yes | pack.agency.open",
                "agencies.csv | dlh, | 82.71,,,,yes | 82.71,,2026-12-31,dlh,yes | pack.agency.circle",
                "report-categories.yaml |     agency: dlh | agency: dlh | agency: dinas-apa | pack.unknown.agency",
                "report-categories.yaml |     color: green | color: green | color: hijau | pack.choice",
                "report-categories.yaml |     agency: dlh | agency: dlh | agenci: dlh | pack.yaml.unknown",
                "report-categories.yaml |     resolutionHours: 15 | resolutionHours: 15 | resolutionHours: 1 | pack.category.hours",
                "report-categories.yaml |     responseHours: 4 | responseHours: 4 | responseHours: cepat | pack.number",
                "report-categories.yaml |     urgency: normal | urgency: normal | urgency: biasa | pack.choice",
                "report-categories.yaml |     group: kebersihan | group: kebersihan | group: apa | pack.unknown.group",
                "city.yaml | zone: | Asia/Jayapura | Asia/Ternate | pack.zone",
                "city.yaml |   brand: | #0f4c63 | #ffee00 | pack.contrast",
                "city.yaml |   brand: | #0f4c63 | biru | pack.color",
                "city.yaml |   friday: | 13:00-16:30 | 11:00-16:30 | pack.hours",
                "city.yaml |   friday: | 13:00-16:30 | siang | pack.hours",
                "national/holidays.yaml |   - {date: 2026-08-17 | 2026-08-17 | 17-08-2026 | pack.date",
                "national/holidays.yaml |   - {date: 2026-08-17 | kind: national | kind: libur | pack.choice",
            })
    void aFaultNamesFileAndLineAndNothingIsLoaded(String file, String start, String from, String to, String code)
            throws IOException {
        PackCopy.onlyServices(pack);
        int line = line(file, start);
        Path path = file.startsWith("national/") ? root.resolve(file) : pack.resolve(file);
        List<String> lines = new java.util.ArrayList<>(Files.readAllLines(path));
        String old = lines.get(line - 1);
        lines.set(line - 1, old.replace(from, to == null ? "" : to));
        assertThat(lines.get(line - 1)).isNotEqualTo(old);
        Files.write(path, lines);
        // Something else that would be visible if half of the pack were loaded.
        change("regions.csv", ",Kota Ternate,82,", ",Kota Setengah,82,");

        assertRefused(file, line, code);
        assertThat(regions.get("82.71").name()).isEqualTo("Kota Ternate");
        assertThat(jdbc.sql("select name from region.region where code = '82.71'")
                        .query(String.class)
                        .single())
                .isEqualTo("Kota Ternate");
    }

    @Test
    void brokenFilesAreNamedToo() throws IOException {
        Files.writeString(pack.resolve("city.yaml"), "code: [82.71\nname: x\n");
        Files.delete(pack.resolve("islands.geojson"));
        byte[] latin = "code,name\n1,caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(pack.resolve("agencies.csv"), latin);
        assertThat(packs.check(pack))
                .extracting(fault -> fault.place() + " " + fault.code())
                .contains("islands.geojson pack.file.missing", "agencies.csv:2 pack.file.encoding")
                .anyMatch(fault -> fault.matches("city.yaml:\\d+ pack.yaml.broken"));
    }

    @Test
    void spreadsheetsMayWriteBomAndCrlf() throws IOException {
        String csv = Files.readString(pack.resolve("agencies.csv"));
        Files.writeString(pack.resolve("agencies.csv"), "\ufeff" + csv.replace("\n", "\r\n"));
        assertThat(packs.check(pack)).isEmpty();
    }

    @Test
    void codesMayBeClosedButNotDropped() throws IOException {
        List<String> lines = new java.util.ArrayList<>(Files.readAllLines(pack.resolve("agencies.csv")));
        lines.removeIf(line -> line.startsWith("dispersip,"));
        Files.write(pack.resolve("agencies.csv"), lines);
        assertThat(packs.check(pack)).extracting(Fault::code).containsExactly("pack.vanished");

        // A row that cannot be read was not dropped: one fault, not two.
        lines.add("dispersip,Dinas Perpustakaan");
        Files.write(pack.resolve("agencies.csv"), lines);
        assertThat(packs.check(pack)).extracting(Fault::code).containsExactly("pack.csv.ragged");
    }

    @Test
    void aPackOfAnotherCityIsRefused() throws IOException {
        change("city.yaml", "code: \"82.71\"", "code: \"82.72\"");
        assertThat(packs.check(pack)).extracting(Fault::code).contains("pack.city.other");
    }

    @Test
    void aNewWardAndAMergedAgencyAreThereFromTheirDay() throws IOException {
        Path csv = pack.resolve("agencies.csv");
        List<String> lines = new java.util.ArrayList<>(Files.readAllLines(csv));
        lines.replaceAll(line -> line.startsWith("dpupr,") || line.startsWith("disperkimtan,")
                ? line.replace("82.71,,,,", "82.71,,2026-12-31,dpu-perkim,")
                : line);
        lines.add(
                "dpu-perkim,Dinas PU dan Perkim,Public Works and Housing,DPU Perkim,department,,82.71,2027-01-01,,,no,");
        Files.write(csv, lines);
        Files.writeString(
                pack.resolve("regions.csv"),
                Files.readString(pack.resolve("regions.csv"))
                        + "82.71.06.1099,ward,Torano,82.71.06,Ternate,,,,,,2027-01-01,,82.71.06.1007,no,usulan\n");
        assertThat(packs.load(pack, Actor.SYSTEM)).isTrue();

        LocalDate after = LocalDate.of(2027, 1, 1);
        assertThat(regions.wards(TODAY)).hasSize(78);
        assertThat(regions.wards(after)).hasSize(79);
        assertThat(agencies.get("dpupr").successor()).isEqualTo("dpu-perkim");
        assertThat(agencies.inCharge("dpupr", after.minusDays(1)).code()).isEqualTo("dpupr");
        assertThat(agencies.inCharge("dpupr", after).code()).isEqualTo("dpu-perkim");
        assertThat(categories.responsible("jalan", "82.71.06.1007", TODAY).code())
                .isEqualTo("dpupr");
        assertThat(categories.responsible("jalan", "82.71.06.1099", after).code())
                .isEqualTo("dpu-perkim");
        assertThat(agencies.list(after))
                .extracting("code")
                .doesNotContain("dpupr")
                .contains("dpu-perkim");
    }

    @Test
    void anotherAgencyFromADayOn() throws IOException {
        change(
                "report-categories.yaml",
                "    agency: disperkimtan\n    responseHours: 7.5\n    resolutionHours: 22.5",
                "    agency: [{agency: disperkimtan, until: 2026-06-30}, {agency: dishub, from: 2026-07-01}]\n"
                        + "    responseHours: 7.5\n    resolutionHours: 22.5");
        packs.load(pack, Actor.SYSTEM);
        assertThat(categories.responsible("lampu-jalan", "82.71.06.1007", TODAY).code())
                .isEqualTo("disperkimtan");
        assertThat(categories
                        .responsible("lampu-jalan", "82.71.06.1007", LocalDate.of(2026, 7, 1))
                        .code())
                .isEqualTo("dishub");

        change("report-categories.yaml", "from: 2026-07-01", "from: 2026-07-02");
        assertThat(packs.check(pack)).extracting(Fault::code).contains("pack.category.gap");
    }

    @Test
    void theCalendarComesFromThePack() throws IOException {
        Instant independenceDay = Instant.parse("2026-08-17T00:00:00Z");
        assertThat(city.calendar().isOpen(independenceDay)).isFalse();
        assertThat(city.holidays()).hasSize(99);
        List<String> lines = new java.util.ArrayList<>(Files.readAllLines(root.resolve("national/holidays.yaml")));
        lines.removeIf(line -> line.contains("2026-08-17"));
        Files.write(root.resolve("national/holidays.yaml"), lines);
        packs.load(pack, Actor.SYSTEM);
        assertThat(city.calendar().isOpen(independenceDay)).isTrue();
    }
}
