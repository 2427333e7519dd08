package id.andalan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.core.Actor;
import id.andalan.pack.Fault;
import id.andalan.pack.PackTrials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A service.yaml from its file to the catalogue, and everything that can be wrong in it. */
class ServicePartTest extends PackTrials {
    private static final String AK1 = "services/ak1/service.yaml";
    private static final LocalDate LATER = LocalDate.of(2030, 1, 1);

    @Autowired
    Services services;

    @Override
    protected void forget() {
        jdbc.sql("delete from catalog.version where version > 1").update();
    }

    private int line(String file, String start) throws IOException {
        List<String> lines = Files.readAllLines(pack.resolve(file));
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(start)) {
                return i + 1;
            }
        }
        throw new AssertionError(start);
    }

    private int change(String file, String start, String from, String to) throws IOException {
        int line = line(file, start);
        List<String> lines = new ArrayList<>(Files.readAllLines(pack.resolve(file)));
        String old = lines.get(line - 1);
        assertThat(old).contains(from);
        lines.set(line - 1, old.replace(from, to));
        Files.write(pack.resolve(file), lines);
        return line;
    }

    private void assertRefused(int line, String code) {
        assertRefused(AK1, line, code);
        assertThat(services.get("ak1").on(LATER).version()).isOne();
    }

    @ParameterizedTest(name = "{0} {2}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "code: | ak1 | ak2 | pack.service.folder",
                "code: | ak1 | AK_1 | pack.service.code",
                "version: | 1 | satu | pack.service.whole",
                "version: | 1 | 0 | pack.service.whole",
                "validFrom: | 2026-11-22 | 22-11-2026 | pack.date",
                "validFrom: | 2026-11-22 | 0000-01-01 | pack.date.year",
                "validFrom: | 2026-11-22 | +12026-11-22 | pack.date.year",
                "keywords: | keywords | kywords | pack.yaml.unknown",
                "agency: | disnaker | dinas-apa | pack.unknown.agency",
                "agency: | disnaker | {code: dinas-apa, certain: false} | pack.unknown.agency",
                "audience: | [resident] | [warga] | pack.choice",
                "audience: | [resident] | [] | pack.service.none",
                "topic: | pekerjaan | entah | pack.unknown.topic",
                "who: | id: | certain: mungkin, id: | pack.choice",
                "fee: | rupiah: 0 | rupiah: -5000 | pack.service.whole",
                "fee: | rupiah: 0 | rupiah: 25.000 | pack.service.whole",
                "fee: | {rupiah: 0} | gratis | pack.service.words",
                "fee: | rupiah: 0 | certain: false | pack.service.either",
                "fee: | rupiah: 0 | 'rupiah: 0, rule: {id: a, en: b}' | pack.service.either",
                "'  days: 1' | 1 | 0 | pack.service.time.range",
                "'  days: 1' | 1 | 1000 | pack.service.time.range",
                "'  days: 1' | 1 | cepat | pack.number",
                "'    hours: 4' | 'hours: 4' | 'hours: 4, x' | pack.number",
                "'    by: applicant' | applicant | pemohon | pack.choice",
                "'  staff:' | staff | stafff | pack.yaml.unknown",
                "'  legalBasis:' | pending | nanti | pack.service.words",
                "'  - {id: \"Fotokopi KTP-el\"' | en: | english: | pack.yaml.unknown",
            })
    void aFaultNamesFileAndLineAndNothingIsLoaded(String start, String from, String to, String code)
            throws IOException {
        assertRefused(change(AK1, start, from, to), code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "requirements",
                "procedure",
                "time",
                "fee",
                "product",
                "complaints",
                "legalBasis",
                "facilities",
                "competence",
                "supervision",
                "staff",
                "guarantee",
                "safety",
                "evaluation"
            })
    void noneOfTheFourteenComponentsMayBeMissing(String component) throws IOException {
        Path file = pack.resolve(AK1);
        Files.writeString(file, Files.readString(file).replaceFirst("(?m)^( *)" + component + ":", "$1lain:"));
        assertThat(packs.check(pack)).anySatisfy(fault -> {
            assertThat(fault.code()).isEqualTo("pack.empty");
            assertThat(fault.args()).containsExactly(component);
            assertThat(fault.place().file()).isEqualTo(AK1);
            assertThat(fault.place().line()).isPositive();
        });
    }

    @Test
    void stepsMayNotTakeLongerThanTheWhole() throws IOException {
        change(AK1, "    hours: 4", "4", "40");
        assertRefused(line(AK1, "  - name: {id: \"Mencetak"), "pack.service.time.steps");
    }

    @Test
    void aTimeHasOneUnit() throws IOException {
        int line = change(AK1, "  days: 1", "days: 1", "days: 1\n  minutes: 30");
        assertRefused(line + 1, "pack.service.time.one");
    }

    @Test
    void twoFoldersMayNotHoldTheSameService() throws IOException {
        Path twin = Files.createDirectory(pack.resolve("services/kartu-kuning"));
        Files.copy(pack.resolve(AK1), twin.resolve("service.yaml"));
        assertThat(packs.check(pack))
                .extracting(fault -> fault.place().file() + " " + fault.code())
                .contains(
                        "services/kartu-kuning/service.yaml pack.service.folder",
                        "services/kartu-kuning/service.yaml pack.duplicate");
    }

    @Test
    void aFolderWithoutItsFileIsNamed() throws IOException {
        Files.createDirectory(pack.resolve("services/kosong"));
        assertThat(packs.check(pack))
                .extracting(fault -> fault.place() + " " + fault.code())
                .containsExactly("services/kosong/service.yaml pack.file.missing");
    }

    @Test
    void whatIsPublishedChangesByANewVersionOnly() throws IOException {
        change(AK1, "fee:", "rupiah: 0", "rupiah: 5000");
        assertRefused(line(AK1, "version:"), "pack.service.changed");

        change(AK1, "version:", "1", "2");
        change(AK1, "validFrom:", "2026-11-22", "2026-01-01");
        assertRefused(line(AK1, "validFrom:"), "pack.service.begins");

        change(AK1, "validFrom:", "2026-01-01", "2029-01-01");
        assertThat(packs.load(pack, Actor.SYSTEM)).isTrue();
        ServiceVersions versions = services.get("ak1");
        assertThat(versions.all()).extracting(Service::version).containsExactly(1, 2);
        assertThat(versions.on(LocalDate.of(2028, 12, 31)).version()).isOne();
        assertThat(versions.on(LATER).delivery().fee().value()).isEqualTo(5000);
        assertThat(versions.find(1).orElseThrow().delivery().fee().value()).isZero();
        assertThat(told("service.published", "ak1")).isGreaterThanOrEqualTo(2);

        change(AK1, "version:", "2", "1");
        assertThat(packs.check(pack)).extracting(Fault::code).containsExactly("pack.service.older");
    }

    @Test
    void aServiceThatLeavesThePackIsRetiredAndMayComeBack() throws IOException {
        Path folder = pack.resolve("services/daftar-umkm-kreatif");
        Path aside = pack.resolveSibling("daftar-umkm-kreatif");
        Files.move(folder, aside);
        packs.load(pack, Actor.SYSTEM);
        assertThat(services.get("daftar-umkm-kreatif").retired()).isTrue();
        assertThat(services.list(LATER)).extracting(Service::code).doesNotContain("daftar-umkm-kreatif");
        assertThat(told("service.retired", "daftar-umkm-kreatif")).isPositive();

        Files.move(aside, folder);
        packs.load(pack, Actor.SYSTEM);
        assertThat(services.get("daftar-umkm-kreatif").retired()).isFalse();
        assertThat(services.get("daftar-umkm-kreatif").all()).hasSize(1);
        assertThat(told("service.reopened", "daftar-umkm-kreatif")).isPositive();
    }

    @Test
    void aCityMayHaveNoServicesYet() throws IOException {
        Path city = Files.move(pack.resolve("services"), root.resolve("services"));
        assertThat(packs.check(pack)).isEmpty();
        assertThat(city).exists();
    }

    private int told(String action, String code) {
        return jdbc.sql("select count(*)::int from audit.entry where action = ? and subject_id = ?")
                .params(action, code)
                .query(Integer.class)
                .single();
    }
}
