package id.andalan.catalog.replay;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.catalog.Blueprint;
import id.andalan.catalog.StarterPack;
import id.andalan.catalog.form.FormWorld;
import id.andalan.core.WorkingCalendar;
import id.andalan.pack.PackCopy;
import id.andalan.pack.PackReading;
import id.andalan.pack.Packs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** What would have become of past cases under other rules. */
@AndalanTest
class ReplayTest {
    private static final String FOLDER = "services/" + StarterPack.CODE + "/";

    @Autowired
    Packs packs;

    @TempDir
    Path root;

    private Path pack;
    private WorkingCalendar calendar;

    @BeforeEach
    void copyPack() throws IOException {
        pack = StarterPack.in(root);
    }

    private void change(String file, String from, String to) throws IOException {
        PackCopy.change(pack, FOLDER + file, from, to);
    }

    /** The service as the folder says it now. */
    private Replay replay() {
        PackReading read = packs.read(pack);
        calendar = read.shared(WorkingCalendar.class).orElseThrow();
        Blueprint blueprint = StarterPack.blueprint(read);
        return new Replay(blueprint, calendar, FormWorld::trusting);
    }

    private Instant at(int day, String time) {
        return LocalDateTime.parse("2026-11-%02dT%s".formatted(day, time))
                .atZone(calendar.zone())
                .toInstant();
    }

    private static Map<String, Object> answers(int copies) {
        Map<String, Object> answers = new HashMap<>();
        answers.put("nama", "Siti Contoh");
        answers.put("nik", "8271014505900001");
        answers.put("keperluan", "usaha");
        answers.put("nama_usaha", "Kedai");
        answers.put("jumlah", copies);
        answers.put("berkas_ktp", List.of("ktp.pdf"));
        return answers;
    }

    /** Checked, paid, signed, on one Monday. */
    private PastCase granted(String id, int copies) {
        return new PastCase(
                id,
                at(23, "09:00"),
                answers(copies),
                List.of(
                        new PastCase.Step(
                                "periksa", at(23, "09:00"), at(23, "10:00"), "setuju", Map.of("nomor_arsip", "A")),
                        new PastCase.Step("bayar", at(23, "10:00"), at(23, "10:30"), null, Map.of()),
                        new PastCase.Step("sahkan", at(23, "10:30"), at(23, "11:00"), "setuju", Map.of()),
                        new PastCase.Step("terbit", at(23, "11:00"), at(23, "11:00"), null, Map.of())),
                Map.of("tarif", copies * 5_000L),
                PastCase.Status.GRANTED,
                at(25, "09:30"));
    }

    @Test
    void underTheSameRulesNothingIsOtherwise() {
        Replay replay = replay();
        Replayed one = replay.of(granted("1", 2));
        assertThat(one.differences()).isEmpty();
        assertThat(one.would()).isEqualTo(PastCase.Status.GRANTED);
        assertThat(one.now()).isEqualTo(one.before()).hasSize(2);
        assertThat(one.longerMinutes()).isZero();
    }

    @Test
    void aNewRuleOfTheFormTellsWhoseAnswersItWouldNotTake() throws IOException {
        change("form.schema.json", "\"maximum\": 10", "\"maximum\": 5");
        Replay replay = replay();
        assertThat(replay.of(granted("1", 5)).differences()).isEmpty();
        assertThat(replay.of(granted("2", 6)).differences())
                .containsExactly(new Difference(Difference.Kind.ANSWER, "jumlah", "", "form.maximum"));
    }

    @Test
    void anotherTableGivesAnotherFee() throws IOException {
        change("biaya.dmn", "jumlah * 5000", "jumlah * 7500");
        assertThat(replay().of(granted("1", 2)).differences())
                .containsExactly(new Difference(Difference.Kind.DECISION, "tarif", "10000", "15000"));
    }

    @Test
    void anotherPromiseIsLonger() throws IOException {
        change("service.yaml", "time: {days: 2,", "time: {days: 3,");
        Replayed one = replay().of(granted("1", 2));
        assertThat(one.longerMinutes()).isEqualTo(450);
        assertThat(one.find(Difference.Kind.DUE)).isPresent();
    }

    @Test
    void workThatNobodyDidIsNamedAndTakenAsDone() throws IOException {
        change(
                "process.bpmn",
                "<sequenceFlow id=\"ke_sahkan\" sourceRef=\"bayar\" targetRef=\"sahkan\"/>",
                "<sequenceFlow id=\"ke_tinjau\" sourceRef=\"bayar\" targetRef=\"tinjau\"/>"
                        + "<userTask id=\"tinjau\" name=\"Tinjau\"><potentialOwner><resourceAssignmentExpression><formalExpression>inspector</formalExpression></resourceAssignmentExpression></potentialOwner></userTask>"
                        + "<sequenceFlow id=\"ke_sahkan\" sourceRef=\"tinjau\" targetRef=\"sahkan\"/>");
        Replayed one = replay().of(granted("1", 2));
        assertThat(one.differences()).containsExactly(new Difference(Difference.Kind.STEP_NEW, "tinjau", "", "setuju"));
        assertThat(one.would()).isEqualTo(PastCase.Status.GRANTED);
        ReplayTotals totals = replay().all(IntStream.range(0, 5).mapToObj(i -> granted("c" + i, 2)));
        assertThat(totals.desks().get("tinjau").before()).isZero();
        assertThat(totals.desks().get("tinjau").now()).isEqualTo(5);
        assertThat(totals.desks().get("tinjau").mostNow()).isEqualTo(5);
        assertThat(totals.desks().get("tinjau").role()).isEqualTo("inspector");
        assertThat(totals.count(Difference.Kind.STEP_NEW)).isEqualTo(5);
        assertThat(totals.named(Difference.Kind.STEP_NEW)).contains("c0", "c4");
    }

    @Test
    void whatWouldBeRefusedIsCounted() throws IOException {
        change("process.bpmn", "hasil = \"tolak\"", "hasil = \"tolak\" or jumlah &gt; 3");
        ReplayTotals totals = replay().all(IntStream.rangeClosed(1, 5).mapToObj(i -> granted("c" + i, i)));
        assertThat(totals.cases()).isEqualTo(5);
        assertThat(totals.refused()).isEqualTo(2);
        assertThat(totals.same()).isEqualTo(3);
        assertThat(totals.named(Difference.Kind.STATUS)).containsExactly("c4", "c5");
        assertThat(totals.count(Difference.Kind.STEP_GONE)).isEqualTo(2);
    }

    @Test
    void workThatLayThereWhenTheApplicantWithdrewFillsNoDesk() {
        Replay replay = replay();
        PastCase all = granted("1", 2);
        PastCase gone = new PastCase(
                "2", all.filed(), all.answers(), List.of(), Map.of(), PastCase.Status.WITHDRAWN, all.promised());
        ReplayTotals totals = replay.all(Stream.of(gone));
        assertThat(totals.cases()).isEqualTo(1);
        assertThat(totals.desks()).isEmpty();
    }

    @Test
    void theListHasWhatMattersMostFirstAndAnEnd() throws IOException {
        change("process.bpmn", "hasil = \"tolak\"", "hasil = \"tolak\" or jumlah &gt; 3");
        change("service.yaml", "time: {days: 2,", "time: {days: 3,");
        ReplayTotals totals =
                replay().all(IntStream.rangeClosed(1, 150).mapToObj(i -> granted("c" + i, i == 150 ? 4 : 1)));
        assertThat(totals.cases() - totals.same()).isEqualTo(150);
        assertThat(totals.changed()).hasSize(ReplayTotals.MOST_SHOWN);
        ReplayTotals.Changed first = totals.changed().getFirst();
        assertThat(first.id()).isEqualTo("c150");
        assertThat(first.would()).isEqualTo(PastCase.Status.REFUSED);
        assertThat(totals.changed().get(1).id()).isEqualTo("c1");
        assertThat(totals.changed().get(1).longerMinutes()).isEqualTo(450);
    }

    @Test
    void tenThousandCasesTakeSeconds() {
        Replay replay = replay();
        List<PastCase> cases = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            cases.add(granted("c" + i, 1 + i % 10));
        }
        long start = System.nanoTime();
        ReplayTotals totals = replay.all(cases.stream());
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        System.out.println("10 000 kasus diputar ulang dalam " + took.toMillis() + " ms");
        assertThat(totals.same()).isEqualTo(10_000);
        assertThat(took).isLessThan(Duration.ofSeconds(30));
    }
}
