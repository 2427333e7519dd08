package id.andalan.casework.engine;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.catalog.feel.Condition;
import id.andalan.catalog.process.Deciders;
import id.andalan.catalog.process.Drawn;
import id.andalan.catalog.process.ServiceProcess;
import id.andalan.catalog.process.ServiceProcess.Node;
import id.andalan.catalog.process.Walk;
import id.andalan.catalog.process.Ways;
import id.andalan.catalog.process.WorkTime;
import id.andalan.core.OfficeHours;
import id.andalan.core.WorkingCalendar;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.flowable.job.api.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The engine and {@link Walk} read one process in the same way: chance draws processes and events, both must come to the same. */
@AndalanTest
class EngineAgreesTest {
    private static final int PROCESSES = 30;
    private static final int EVENTS = 12;
    private static final ZoneId ZONE = ZoneId.of("Asia/Jayapura");
    private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");

    @Autowired
    Engine engine;

    private static final WorkingCalendar CALENDAR = calendar();

    private static WorkingCalendar calendar() {
        Map<DayOfWeek, List<OfficeHours.Span>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(new OfficeHours.Span(LocalTime.of(8, 0), LocalTime.of(16, 0))));
        }
        return new WorkingCalendar(ZONE, new OfficeHours(week), Set.of(), List.of());
    }

    /** A case in the engine, with the facts that the walk keeps by itself. */
    private final class EngineCase implements CaseRun {
        private final ServiceProcess process;
        private final Map<String, Object> facts = new HashMap<>();
        private final List<String> path = new ArrayList<>();
        private final Map<String, Deque<String>> open = new HashMap<>();
        private Instant now = MONDAY;
        private String instance = "";
        private boolean finished;

        EngineCase(ServiceProcess process, String definition) {
            this.process = process;
            instance = engine.start(definition, UUID.randomUUID().toString(), this);
        }

        private Node node(String id) {
            return process.find(id).orElseThrow();
        }

        @Override
        public void entered(String node, String execution) {
            path.add(node);
            boolean waits = node(node).kind() == ServiceProcess.Kind.TASK
                    || Set.of(Walk.PAY, Walk.ASK, Walk.ISSUE)
                            .contains(String.valueOf(node(node).does()));
            if (waits) {
                open.computeIfAbsent(node, key -> new ArrayDeque<>()).add(execution);
            }
        }

        @Override
        public void left(String node, String execution) {
            open.getOrDefault(node, new ArrayDeque<>()).remove(execution);
        }

        @Override
        public boolean takes(String flow) {
            return process.flows().stream()
                    .filter(one -> one.id().equals(flow))
                    .map(one -> Condition.parse(String.valueOf(one.condition())).orElseThrow())
                    .anyMatch(condition -> condition.holds(facts));
        }

        @Override
        public boolean passes(String node) {
            boolean free = Walk.PAY.equals(node(node).does()) && Long.valueOf(0).equals(facts.get(Walk.RATE));
            if (free) {
                path.add(node);
            }
            return free;
        }

        @Override
        public Instant due(String node) {
            return CALENDAR.plus(now, WorkTime.of(String.valueOf(node(node).does())));
        }

        @Override
        public void perform(String node) {
            if (node(node).kind() == ServiceProcess.Kind.DECISION) {
                facts.putAll(decided(facts));
            }
        }

        @Override
        public void finished() {
            finished = true;
        }

        void complete(String node, String outcome, Instant at) {
            fire(at);
            now = at;
            facts.put("hasil", outcome);
            engine.go(open.get(node).element(), this);
        }

        void fire(Instant before) {
            for (List<Job> due = timers(before); !due.isEmpty(); due = timers(before)) {
                now = due.getFirst().getDuedate().toInstant();
                engine.fire(due.getFirst().getId(), this);
            }
        }

        private List<Job> timers(Instant before) {
            return engine.engine()
                    .getManagementService()
                    .createTimerJobQuery()
                    .processInstanceId(instance)
                    .duedateLowerThan(java.util.Date.from(before))
                    .orderByJobDuedate()
                    .asc()
                    .listPage(0, 1);
        }

        List<String> openNodes() {
            return open.entrySet().stream()
                    .flatMap(one -> one.getValue().stream().map(execution -> one.getKey()))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, Object> decided(Map<String, Object> facts) {
        return Map.of(Walk.RATE, "a".equals(facts.get("hasil")) ? 0L : 5_000L);
    }

    private static final Deciders DECIDERS = (decision, facts, at) -> decided(facts);

    static List<Integer> seeds() {
        return java.util.stream.IntStream.range(0, PROCESSES).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void bothComeToTheSame(int seed) {
        Random chance = new Random(seed);
        String drawing = new RandomProcess(chance).drawing();
        Drawn.Found found = Drawn.read(drawing);
        assertThat(found.faults()).as(drawing).isEmpty();
        ServiceProcess process = found.process().orElseThrow();
        String definition = engine.deploy("agrees-" + seed, 1, process, "");

        Walk walk = Walk.start(new Ways(process), Map.of(), MONDAY, CALENDAR, DECIDERS);
        EngineCase there = new EngineCase(process, definition);
        assertSame(walk, there, drawing);
        Instant at = MONDAY;
        for (int i = 0; i < EVENTS && !walk.ended(); i++) {
            at = at.plus(Duration.ofMinutes(chance.nextInt(900)));
            walk.advanceBefore(at);
            there.fire(at);
            assertSame(walk, there, drawing);
            List<Walk.Open> open = walk.open().stream()
                    .filter(one -> one.kind() != ServiceProcess.Kind.WAIT)
                    .toList();
            if (open.isEmpty()) {
                continue;
            }
            Walk.Open one = open.get(chance.nextInt(open.size()));
            String outcome = List.of("a", "b", "kurang").get(chance.nextInt(3));
            if (one.kind() == ServiceProcess.Kind.TASK) {
                walk.complete(one.node(), Map.of("hasil", outcome), at);
            } else {
                walk.signal(one.node(), Map.of("hasil", outcome), at);
            }
            there.complete(one.node(), outcome, at);
            assertSame(walk, there, drawing);
        }
    }

    private void assertSame(Walk walk, EngineCase there, String drawing) {
        // The engine counts each arrival at a join, the walk each time that it lets the case through.
        assertThat(there.path.stream().filter(id -> !isParallel(there, id)))
                .as(drawing)
                .containsExactlyInAnyOrderElementsOf(walk.path().stream()
                        .filter(id -> !isParallel(there, id))
                        .toList());
        assertThat(there.openNodes())
                .as(drawing)
                .isEqualTo(walk.open().stream()
                        .filter(one -> one.kind() != ServiceProcess.Kind.WAIT)
                        .map(Walk.Open::node)
                        .sorted()
                        .toList());
        assertThat(there.finished).as(drawing).isEqualTo(walk.ended());
    }

    private static boolean isParallel(EngineCase there, String id) {
        return there.node(id).kind() == ServiceProcess.Kind.PARALLEL;
    }

    /** A gateway that waits in vain leaves the case open in the engine too. */
    @Test
    void bothStickAtAJoinThatOneWayNeverReaches() {
        String drawing = Drawn.HEAD
                + String.join(
                        "\n",
                        "<startEvent id=\"a\"/>",
                        RandomProcess.flow("a", "f", null),
                        "<parallelGateway id=\"f\"/>",
                        RandomProcess.flow("f", "b", null),
                        RandomProcess.flow("f", "j", null),
                        RandomProcess.task("b"),
                        RandomProcess.flow("b", "x", null),
                        "<exclusiveGateway id=\"x\" default=\"x_e2\"/>",
                        RandomProcess.flow("x", "j", "hasil = \"a\""),
                        RandomProcess.flow("x", "e2", null),
                        "<parallelGateway id=\"j\"/>",
                        RandomProcess.flow("j", "e", null),
                        "<endEvent id=\"e\"/><endEvent id=\"e2\"/>")
                + Drawn.TAIL;
        ServiceProcess process = Drawn.read(drawing).process().orElseThrow();
        Walk walk = Walk.start(new Ways(process), Map.of(), MONDAY, CALENDAR, DECIDERS);
        EngineCase there = new EngineCase(process, engine.deploy("agrees-stuck", 1, process, ""));
        walk.complete("b", Map.of("hasil", "b"), MONDAY);
        there.complete("b", "b", MONDAY);
        assertThat(walk.stuck()).isTrue();
        assertThat(there.finished).isFalse();
        assertThat(engine.isRunning(there.instance)).isTrue();
    }
}
