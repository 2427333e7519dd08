package id.andalan.catalog.process;

import id.andalan.catalog.process.ServiceProcess.Flow;
import id.andalan.catalog.process.ServiceProcess.Kind;
import id.andalan.catalog.process.ServiceProcess.Node;
import id.andalan.core.WorkingCalendar;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One case on its way through a process, as BPMN 2.0 says it goes (chapter 13): a token enters a node for each flow that leads to it; a
 * parallel gateway waits for a token from every flow that comes in; the case ends with its last token. No engine, no clock, no data
 * base: the same calls give the same walk. Belongs to whoever started it; not for several threads.
 *
 * <p>Waiting are tasks, times, and the steps that wait for somebody: a question to the applicant, a payment, the signature of a
 * document. A timer on a task runs in working time from the task's beginning; work finished in the very moment in which it runs out was
 * in time.
 */
public final class Walk {
    /** Names of facts that steps give or need. */
    public static final String AVAILABLE = "tersedia";

    public static final String RATE = "tarif";

    public static final String ISSUE = "andalan:issue-document";
    public static final String NOTIFY = "andalan:notify";
    public static final String ASK = "andalan:ask-applicant";
    public static final String PAY = "andalan:wait-for-payment";
    public static final String RESERVE = "andalan:reserve";

    /** More nodes without anybody or anything to wait for is a ring. */
    private static final int MOST_AT_ONCE = 1_000;

    private static final int LONGEST = 100_000;

    /** Up to 999 trillion, as far as amounts can be put into words. */
    private static final int MOST_RUPIAH_DIGITS = 15;

    private final Ways ways;
    private final WorkingCalendar calendar;
    private final Deciders deciders;
    private final Map<String, Object> facts;
    private final List<Visit> path = new ArrayList<>();
    private final List<Token> waiting = new ArrayList<>();
    private final Map<String, Map<String, Integer>> joins = new HashMap<>();
    private final Deque<Step> next = new ArrayDeque<>();
    private Instant now;

    /** A token that is to enter a node; {@code flow} is null at the start and at timers. */
    private record Step(Node node, @Nullable Flow flow) {}

    /** A node that was entered. */
    public static final class Visit {
        private final Node node;
        private final Instant since;
        private @Nullable Instant until;
        private boolean taken;

        private Visit(Node node, Instant since) {
            this.node = node;
            this.since = since;
        }

        public Node node() {
            return node;
        }

        public Instant since() {
            return since;
        }

        /** When it was left; null while it is open. */
        public @Nullable Instant until() {
            return until;
        }

        /** A timer took it away. */
        public boolean taken() {
            return taken;
        }
    }

    /** A place where the case waits; {@code due} says when it goes on by itself. */
    public record Open(
            String node, Kind kind, Instant since, @Nullable Instant due) {}

    private record Timer(Node node, Instant due) {}

    private record Token(Visit visit, @Nullable Instant due, List<Timer> timers) {}

    private Walk(Ways ways, Map<String, ?> facts, Instant at, WorkingCalendar calendar, Deciders deciders) {
        this.ways = ways;
        this.calendar = calendar;
        this.deciders = deciders;
        this.facts = new HashMap<>(facts);
        this.now = at;
    }

    /** Starts a case with what the applicant filled in, and goes as far as it gets. */
    public static Walk start(Ways ways, Map<String, ?> facts, Instant at, WorkingCalendar calendar, Deciders deciders) {
        Walk walk = new Walk(ways, facts, at, calendar, deciders);
        walk.next.add(new Step(ways.start(), null));
        walk.go();
        return walk;
    }

    /**
     * Somebody has finished a task.
     *
     * @param outcome new and changed facts, among them {@code hasil}; one that is null is known no more
     * @throws WalkStopped when the task is not open, or the case cannot go on
     */
    public void complete(String task, Map<String, ?> outcome, Instant at) {
        leave(task, Kind.TASK, outcome, at);
    }

    /** What a step waited for has come: the answer, the payment, the signature. */
    public void signal(String step, Map<String, ?> outcome, Instant at) {
        leave(step, Kind.STEP, outcome, at);
    }

    private void leave(String node, Kind kind, Map<String, ?> outcome, Instant at) {
        fire(at, false);
        Token token = waiting.stream()
                .filter(one ->
                        one.visit.node.kind() == kind && one.visit.node.id().equals(node))
                .findFirst()
                .orElseThrow(() -> new WalkStopped("walk.closed", node, openWords()));
        now = at;
        learn(outcome);
        waiting.remove(token);
        goOn(token.visit);
    }

    private void learn(Map<String, ?> outcome) {
        outcome.forEach((name, value) -> {
            if (value == null) {
                facts.remove(name);
            } else {
                facts.put(name, value);
            }
        });
    }

    /** Like {@link #advance}, without what runs out in that very moment. */
    public void advanceBefore(Instant at) {
        fire(at, false);
        now = at;
    }

    /** Time has passed: what ran out until then happens, each at its own moment. */
    public void advance(Instant at) {
        fire(at, true);
        now = at;
    }

    private void fire(Instant until, boolean inclusive) {
        if (until.isBefore(now)) {
            throw new IllegalArgumentException(until + " is before " + now);
        }
        for (Optional<Instant> first = nextDue(); first.isPresent(); first = nextDue()) {
            int order = first.get().compareTo(until);
            if (order > 0 || (order == 0 && !inclusive)) {
                return;
            }
            now = first.get();
            runOut(now);
        }
    }

    /** When the next thing happens by itself; empty when nothing will. */
    public Optional<Instant> nextDue() {
        return waiting.stream().flatMap(token -> dues(token).stream()).min(Comparator.naturalOrder());
    }

    private static List<Instant> dues(Token token) {
        List<Instant> dues = new ArrayList<>();
        if (token.due != null) {
            dues.add(token.due);
        }
        token.timers.forEach(timer -> dues.add(timer.due));
        return dues;
    }

    /** The first token in the order of entering that something is due for at this moment. */
    private void runOut(Instant due) {
        for (Token token : List.copyOf(waiting)) {
            if (due.equals(token.due)) {
                waiting.remove(token);
                goOn(token.visit);
                return;
            }
            Optional<Timer> timer =
                    token.timers.stream().filter(one -> due.equals(one.due)).findFirst();
            if (timer.isPresent()) {
                token.timers.remove(timer.get());
                if (timer.get().node.cancels()) {
                    waiting.remove(token);
                    token.visit.until = now;
                    token.visit.taken = true;
                }
                next.add(new Step(timer.get().node, null));
                go();
                return;
            }
        }
        throw new IllegalStateException("nothing is due at " + due);
    }

    private void goOn(Visit visit) {
        visit.until = now;
        follow(ways.out(visit.node));
        go();
    }

    private void follow(List<Flow> flows) {
        flows.forEach(flow -> next.add(new Step(ways.target(flow), flow)));
    }

    private void go() {
        for (int count = 0; !next.isEmpty(); count++) {
            if (count > MOST_AT_ONCE || path.size() > LONGEST) {
                throw new WalkStopped("walk.ring", next.getFirst().node.id());
            }
            enter(next.removeFirst());
        }
    }

    private void enter(Step step) {
        Node node = step.node;
        if (node.kind() == Kind.PARALLEL && !arrived(step)) {
            return;
        }
        Visit visit = new Visit(node, now);
        path.add(visit);
        switch (node.kind()) {
            case TASK -> waiting.add(new Token(visit, null, timers(node)));
            case WAIT -> waiting.add(new Token(visit, due(node), new ArrayList<>()));
            case STEP -> {
                if (waits(node)) {
                    waiting.add(new Token(visit, null, new ArrayList<>()));
                } else {
                    pass(visit, ways.out(node));
                }
            }
            case DECISION -> {
                learn(deciders.decide(node, facts(), now));
                pass(visit, ways.out(node));
            }
            case CHOICE -> pass(visit, List.of(ways.choose(node, facts)));
            case START, PARALLEL, TIMER -> pass(visit, ways.out(node));
            case END -> visit.until = now;
        }
    }

    private void pass(Visit visit, List<Flow> flows) {
        visit.until = now;
        follow(flows);
    }

    /** A token from each flow that comes in; what came twice waits for the next round. */
    private boolean arrived(Step step) {
        if (step.flow == null || ways.in(step.node) <= 1) {
            return true;
        }
        Map<String, Integer> counts = joins.computeIfAbsent(step.node.id(), node -> new HashMap<>());
        counts.merge(step.flow.id(), 1, Integer::sum);
        if (counts.size() < ways.in(step.node)) {
            return false;
        }
        counts.replaceAll((flow, count) -> count - 1);
        counts.values().removeIf(count -> count == 0);
        return true;
    }

    private List<Timer> timers(Node task) {
        List<Timer> timers = new ArrayList<>();
        ways.timers(task).forEach(timer -> timers.add(new Timer(timer, due(timer))));
        return timers;
    }

    private Instant due(Node node) {
        return calendar.plus(now, WorkTime.of(String.valueOf(node.does())));
    }

    private boolean waits(Node step) {
        return switch (String.valueOf(step.does())) {
            case ISSUE -> {
                deciders.issue(step, facts(), now);
                yield true;
            }
            case ASK -> true;
            case PAY -> isToBePaid(step);
            case RESERVE -> {
                facts.put(AVAILABLE, deciders.reserve(step, facts(), now));
                yield false;
            }
            default -> false;
        };
    }

    private boolean isToBePaid(Node step) {
        if (!(facts.get(RATE) instanceof Number rate)) {
            throw new WalkStopped("walk.rate", step.id(), RATE);
        }
        if (!isAmount(rate)) {
            throw new WalkStopped("walk.rate.amount", RATE, rate);
        }
        return rate.longValue() > 0;
    }

    /** Nobody can pay less than nothing or a part of a rupiah. */
    public static boolean isAmount(Number rate) {
        BigDecimal exact = new BigDecimal(rate.toString());
        return exact.signum() >= 0
                && exact.stripTrailingZeros().scale() <= 0
                && exact.precision() - exact.scale() <= MOST_RUPIAH_DIGITS;
    }

    /** Where the case waits, in the order in which it came there. */
    public List<Open> open() {
        return waiting.stream()
                .map(token -> new Open(token.visit.node.id(), token.visit.node.kind(), token.visit.since, token.due))
                .toList();
    }

    private String openWords() {
        return String.join(", ", open().stream().map(Open::node).toList());
    }

    /** Every node that was entered, in order. */
    public List<Visit> visits() {
        return Collections.unmodifiableList(path);
    }

    /** The ids of {@link #visits()}. */
    public List<String> path() {
        return path.stream().map(visit -> visit.node.id()).toList();
    }

    /** No token is left. */
    public boolean ended() {
        return waiting.isEmpty() && joins.values().stream().allMatch(Map::isEmpty);
    }

    /** Nothing can happen any more, yet it is not at its end: a gateway waits for a way that nobody goes. */
    public boolean stuck() {
        return waiting.isEmpty() && !ended();
    }

    /** End events that were reached. */
    public List<String> ends() {
        return path.stream()
                .filter(visit -> visit.node.kind() == Kind.END)
                .map(visit -> visit.node.id())
                .toList();
    }

    /** What is known now, by name. */
    public Map<String, Object> facts() {
        return Collections.unmodifiableMap(facts);
    }

    /** The moment of what happened last. */
    public Instant now() {
        return now;
    }
}
