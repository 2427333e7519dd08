package id.andalan.catalog.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.core.OfficeHours;
import id.andalan.core.WorkingCalendar;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Monday 23 to Friday 27 November 2026, 8 to 16 o'clock without a break. */
class WalkTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Jayapura");
    private static final Deciders NONE = (decision, facts, at) -> Map.of();

    static final WorkingCalendar CALENDAR = calendar();

    private static WorkingCalendar calendar() {
        Map<DayOfWeek, List<OfficeHours.Span>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(
                    day,
                    day.getValue() > 5
                            ? List.of()
                            : List.of(new OfficeHours.Span(LocalTime.of(8, 0), LocalTime.of(16, 0))));
        }
        return new WorkingCalendar(ZONE, new OfficeHours(week), Set.of(), List.of());
    }

    private static Instant at(String time) {
        return LocalDateTime.parse("2026-11-" + time).atZone(ZONE).toInstant();
    }

    /** A process that the check would refuse. */
    private static Ways unchecked(String... elements) {
        return new Ways(Drawn.read(Drawn.HEAD + String.join("\n", elements) + Drawn.TAIL)
                .process()
                .orElseThrow());
    }

    private static Ways ways(String... elements) {
        Drawn.Found found = Drawn.read(Drawn.HEAD + String.join("\n", elements) + Drawn.TAIL);
        assertThat(found.faults()).isEmpty();
        return new Ways(found.process().orElseThrow());
    }

    private static String task(String id) {
        return "<userTask id=\"%s\" name=\"T\"><potentialOwner><resourceAssignmentExpression><formalExpression>officer</formalExpression></resourceAssignmentExpression></potentialOwner></userTask>"
                .formatted(id);
    }

    private static String flow(String from, String to) {
        return "<sequenceFlow id=\"%1$s_%2$s\" sourceRef=\"%1$s\" targetRef=\"%2$s\"/>".formatted(from, to);
    }

    private static String timer(String id, String host, String time, boolean cancels) {
        return "<boundaryEvent id=\"%s\" attachedToRef=\"%s\" cancelActivity=\"%s\"><timerEventDefinition><timeDuration>%s</timeDuration></timerEventDefinition></boundaryEvent>"
                .formatted(id, host, cancels, time);
    }

    private static String step(String id, String does) {
        return "<serviceTask id=\"%s\" name=\"S\" implementation=\"andalan:%s\"/>".formatted(id, does);
    }

    private static Walk start(Ways ways, Map<String, Object> facts, Deciders deciders) {
        return Walk.start(ways, facts, at("23T09:00"), CALENDAR, deciders);
    }

    private static final Ways GOOD = new Ways(Drawn.read(Drawn.GOOD).process().orElseThrow());

    @Test
    void aCaseGoesFromTheStartToItsEnd() {
        Walk walk = start(GOOD, Map.of("nama", "Siti"), NONE);
        assertThat(walk.path()).containsExactly("masuk", "periksa");
        assertThat(walk.open()).extracting(Walk.Open::node).containsExactly("periksa");
        walk.complete("periksa", Map.of("hasil", "setuju"), at("23T10:00"));
        assertThat(walk.open()).extracting(Walk.Open::node).containsExactly("terbit");
        walk.signal("terbit", Map.of(), at("23T11:00"));
        assertThat(walk.path()).containsExactly("masuk", "periksa", "lengkap", "terbit", "selesai");
        assertThat(walk.ended()).isTrue();
        assertThat(walk.ends()).containsExactly("selesai");
        assertThat(walk.facts()).containsEntry("nama", "Siti").containsEntry("hasil", "setuju");
        assertThat(walk.now()).isEqualTo(at("23T11:00"));
    }

    @Test
    void whatIsReturnedComesBackAsOftenAsNeeded() {
        Walk walk = start(GOOD, Map.of(), NONE);
        for (int round = 0; round < 3; round++) {
            walk.complete("periksa", Map.of("hasil", "kembali"), at("23T10:00"));
            walk.complete("perbaiki", Map.of("hasil", "kirim"), at("23T10:00"));
        }
        assertThat(walk.path()).hasSize(11).endsWith("perbaiki", "periksa");
    }

    @Test
    void aTimerBesideATaskGoesItsWayOnceAndTheTaskStaysOpen() {
        Walk walk = start(GOOD, Map.of(), NONE);
        assertThat(walk.nextDue()).contains(at("24T09:00"));
        walk.advance(at("24T08:59"));
        assertThat(walk.path()).hasSize(2);
        walk.advance(at("30T00:00"));
        assertThat(walk.path()).containsExactly("masuk", "periksa", "lama", "ingatkan", "diingatkan");
        assertThat(walk.open()).extracting(Walk.Open::node).containsExactly("periksa");
        assertThat(walk.visits().get(2).since()).isEqualTo(at("24T09:00"));
        assertThat(walk.nextDue()).isEmpty();
        assertThat(walk.ended()).isFalse();
    }

    @Test
    void workFinishedInTheVeryMomentWasInTime() {
        Walk inTime = start(GOOD, Map.of(), NONE);
        inTime.complete("periksa", Map.of(), at("24T09:00"));
        assertThat(inTime.path()).doesNotContain("lama");
        Walk late = start(GOOD, Map.of(), NONE);
        late.complete("periksa", Map.of(), at("24T09:01"));
        assertThat(late.path()).contains("lama").endsWith("lengkap", "terbit");
    }

    @Test
    void aTimerThatCancelsTakesTheTaskAway() {
        Ways ways = ways(
                "<startEvent id=\"a\"/>",
                flow("a", "b"),
                task("b"),
                timer("habis", "b", "PT1H", true),
                timer("lambat", "b", "PT30M", false),
                flow("b", "c"),
                flow("habis", "d"),
                flow("lambat", "e"),
                "<endEvent id=\"c\"/><endEvent id=\"d\"/><endEvent id=\"e\"/>");
        Walk walk = start(ways, Map.of(), NONE);
        walk.advance(at("23T12:00"));
        assertThat(walk.path()).containsExactly("a", "b", "lambat", "e", "habis", "d");
        assertThat(walk.ended()).isTrue();
        assertThat(walk.now()).isEqualTo(at("23T12:00"));
        assertThat(walk.visits().get(1).taken()).isTrue();
        assertThat(walk.visits().get(1).until()).isEqualTo(at("23T10:00"));
        assertThatThrownBy(() -> walk.complete("b", Map.of(), at("23T12:00")))
                .isInstanceOfSatisfying(
                        WalkStopped.class, e -> assertThat(e.code()).isEqualTo("walk.closed"));
    }

    @Test
    void parallelWaysAreWaitedForAllOfThem() {
        Ways ways = ways(
                "<startEvent id=\"a\"/>",
                flow("a", "f"),
                "<parallelGateway id=\"f\"/>",
                flow("f", "b"),
                flow("f", "c"),
                task("b"),
                task("c"),
                flow("b", "j"),
                flow("c", "j"),
                "<parallelGateway id=\"j\"/>",
                flow("j", "e"),
                "<endEvent id=\"e\"/>");
        Walk walk = start(ways, Map.of(), NONE);
        assertThat(walk.open()).extracting(Walk.Open::node).containsExactly("b", "c");
        walk.complete("c", Map.of(), at("23T10:00"));
        assertThat(walk.ended()).isFalse();
        assertThat(walk.path()).doesNotContain("j");
        walk.complete("b", Map.of(), at("23T11:00"));
        assertThat(walk.path()).containsExactly("a", "f", "b", "c", "j", "e");
        assertThat(walk.ended()).isTrue();
    }

    @Test
    void aJoinThatOneWayNeverReachesIsStuckAndSaysSo() {
        Ways ways = ways(
                "<startEvent id=\"a\"/>",
                flow("a", "f"),
                "<parallelGateway id=\"f\"/>",
                flow("f", "b"),
                flow("f", "j"),
                task("b"),
                flow("b", "x"),
                "<exclusiveGateway id=\"x\" default=\"x_e2\"/>",
                "<sequenceFlow id=\"x_j\" sourceRef=\"x\" targetRef=\"j\"><conditionExpression>hasil = \"ya\"</conditionExpression></sequenceFlow>",
                flow("x", "e2"),
                "<parallelGateway id=\"j\"/>",
                flow("j", "e"),
                "<endEvent id=\"e\"/><endEvent id=\"e2\"/>");
        Walk walk = start(ways, Map.of(), NONE);
        walk.complete("b", Map.of("hasil", "tidak"), at("23T10:00"));
        assertThat(walk.stuck()).isTrue();
        assertThat(walk.ended()).isFalse();
    }

    @Test
    void waysThatMeetAtATaskEachMakeItOnce() {
        Ways ways = ways(
                "<startEvent id=\"a\"/>",
                flow("a", "f"),
                "<parallelGateway id=\"f\"/>",
                "<sequenceFlow id=\"f1\" sourceRef=\"f\" targetRef=\"b\"/><sequenceFlow id=\"f2\" sourceRef=\"f\" targetRef=\"b\"/>",
                task("b"),
                flow("b", "e"),
                "<endEvent id=\"e\"/>");
        Walk walk = start(ways, Map.of(), NONE);
        assertThat(walk.open()).hasSize(2);
        walk.complete("b", Map.of(), at("23T10:00"));
        assertThat(walk.ended()).isFalse();
        walk.complete("b", Map.of(), at("23T10:00"));
        assertThat(walk.ends()).containsExactly("e", "e");
        assertThat(walk.ended()).isTrue();
    }

    @Test
    void decisionsReservationsAndPaymentsSayHowItGoesOn() {
        Ways ways = ways(
                "<startEvent id=\"a\"/>",
                flow("a", "k"),
                "<businessRuleTask id=\"k\" name=\"K\" implementation=\"biaya.dmn\"/>",
                flow("k", "r"),
                step("r", "reserve"),
                flow("r", "x"),
                "<exclusiveGateway id=\"x\" default=\"x_p\"/>",
                "<sequenceFlow id=\"x_q\" sourceRef=\"x\" targetRef=\"q\"><conditionExpression>tersedia = false</conditionExpression></sequenceFlow>",
                flow("x", "p"),
                step("p", "wait-for-payment"),
                flow("p", "w"),
                "<intermediateCatchEvent id=\"w\"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></intermediateCatchEvent>",
                flow("w", "e"),
                step("q", "ask-applicant"),
                flow("q", "r"),
                "<endEvent id=\"e\"/>");
        boolean[] free = {false};
        Deciders deciders = new Deciders() {
            @Override
            public Map<String, Object> decide(ServiceProcess.Node decision, Map<String, Object> facts, Instant at) {
                return Map.of("tarif", facts.containsKey("gratis") ? 0L : 5_000L);
            }

            @Override
            public boolean reserve(ServiceProcess.Node step, Map<String, Object> facts, Instant at) {
                return free[0];
            }
        };
        Walk walk = start(ways, Map.of(), deciders);
        assertThat(walk.open()).extracting(Walk.Open::node).containsExactly("q");
        free[0] = true;
        walk.signal("q", Map.of("jam", 9), at("23T10:00"));
        assertThat(walk.open()).extracting(Walk.Open::node).containsExactly("p");
        walk.signal("p", Map.of(), at("23T11:00"));
        assertThat(walk.open())
                .singleElement()
                .satisfies(open -> assertThat(open.due()).isEqualTo(at("24T10:30")));
        walk.advance(at("24T10:30"));
        assertThat(walk.ended()).isTrue();
        assertThat(walk.path()).containsExactly("a", "k", "r", "x", "q", "r", "x", "p", "w", "e");

        Walk gratis = start(ways, Map.of("gratis", true), deciders);
        assertThat(gratis.path()).endsWith("p", "w");
        assertThatThrownBy(() -> start(ways, Map.of(), NONE))
                .isInstanceOfSatisfying(
                        WalkStopped.class, e -> assertThat(e.code()).isEqualTo("walk.rate"));
    }

    @Test
    void aRingWithoutAnybodyToWaitForIsStopped() {
        Ways ways = unchecked(
                "<startEvent id=\"a\"/>",
                flow("a", "n"),
                step("n", "notify"),
                flow("n", "x"),
                "<exclusiveGateway id=\"x\" default=\"x_n\"/>",
                flow("x", "n"),
                "<sequenceFlow id=\"x_e\" sourceRef=\"x\" targetRef=\"e\"><conditionExpression>b = 1</conditionExpression></sequenceFlow>",
                "<endEvent id=\"e\"/>");
        assertThatThrownBy(() -> start(ways, Map.of(), NONE))
                .isInstanceOfSatisfying(
                        WalkStopped.class, e -> assertThat(e.code()).isEqualTo("walk.ring"));
    }

    @Test
    void timeDoesNotGoBack() {
        Walk walk = start(GOOD, Map.of(), NONE);
        assertThatThrownBy(() -> walk.complete("periksa", Map.of(), at("23T08:59")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
