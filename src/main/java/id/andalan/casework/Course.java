package id.andalan.casework;

import id.andalan.casework.CaseTask.Kind;
import id.andalan.casework.engine.CaseRun;
import id.andalan.catalog.Blueprint;
import id.andalan.catalog.Handling;
import id.andalan.catalog.Promise;
import id.andalan.catalog.process.ServiceProcess;
import id.andalan.catalog.process.ServiceProcess.Node;
import id.andalan.catalog.process.Walk;
import id.andalan.catalog.process.WorkTime;
import id.andalan.core.Actor;
import id.andalan.core.Bilingual;
import id.andalan.core.Ids;
import id.andalan.core.Refusal;
import id.andalan.core.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One move of a case through its process: collects what comes of it, for the tables to write. */
final class Course implements CaseRun {
    /** So long an applicant may take to answer before the case is given up. */
    static final Duration PATIENCE = Duration.ofDays(30);

    /** The fact that says how much is to be paid, in rupiah. */
    static final String TARIFF = "tarif";
    /** The fact that says whether a reservation succeeded. */
    static final String FREE = "tersedia";

    private final Blueprint plan;
    private final Application before;
    private final List<Standing.Open> standing;
    private final Move move;
    private final SystemSteps system;
    final Map<String, Object> facts;
    final List<Standing.Open> opened = new ArrayList<>();
    final List<UUID> closed = new ArrayList<>();
    final List<NewStep> steps = new ArrayList<>();
    final Map<String, DecisionLog> decisions = new LinkedHashMap<>();
    final List<String> entered = new ArrayList<>();
    private boolean finished;

    /** Who moves it and when. */
    record Move(Actor actor, Instant at, WorkingCalendar calendar) {}

    Course(Blueprint plan, Standing case_, Move move, SystemSteps system) {
        this.plan = plan;
        this.before = case_.application();
        this.standing = case_.tasks();
        this.facts = new LinkedHashMap<>(case_.facts());
        this.move = move;
        this.system = system;
    }

    @Override
    public void entered(String id, String execution) {
        entered.add(id);
        Node node = plan.node(id);
        switch (node.kind()) {
            case TASK -> open(node, execution, isApplicants(node) ? Kind.APPLICANT : Kind.WORK);
            case STEP -> begin(node, execution);
            case TIMER, WAIT -> {
                if (node.kind() == ServiceProcess.Kind.TIMER) {
                    steps.add(NewStep.at(StepKind.TIMED, id, Actor.SYSTEM));
                }
            }
            default -> {
                // the way goes on by itself
            }
        }
    }

    private static boolean isApplicants(Node node) {
        return "applicant".equals(node.does());
    }

    private void begin(Node node, String execution) {
        switch (Objects.requireNonNullElse(node.does(), "")) {
            case "andalan:issue-document" -> {
                system.order(plan, before, facts, move.actor);
                open(node, execution, Kind.DOCUMENT);
                steps.add(NewStep.at(StepKind.ORDERED, node.id(), Actor.SYSTEM));
            }
            case "andalan:ask-applicant" -> open(node, execution, Kind.ASK);
            case "andalan:wait-for-payment" -> open(node, execution, Kind.PAYMENT);
            default -> {
                // performed at once, by perform()
            }
        }
    }

    private void open(Node node, String execution, Kind kind) {
        Optional<Integer> minutes = kind == Kind.WORK ? plan.minutes(node.id()) : Optional.empty();
        Instant due = kind.isApplicants()
                ? move.at.plus(PATIENCE)
                : minutes.map(some -> move.calendar.plus(move.at, Duration.ofMinutes(some)))
                        .orElse(null);
        String role = kind == Kind.WORK ? Objects.requireNonNullElse(node.does(), "officer") : kind.code();
        String agency = plan.agency(node.id(), facts)
                .map(code -> system.desk(code, before))
                .orElse(before.agency());
        CaseTask task = new CaseTask(
                Ids.next(),
                before.id(),
                node.id(),
                kind,
                role,
                agency,
                null,
                move.at,
                due,
                question(node, kind),
                false);
        opened.add(new Standing.Open(task, execution));
    }

    private @Nullable String question(Node node, Kind kind) {
        return kind == Kind.ASK ? message(node.id()) : null;
    }

    private @Nullable String message(String node) {
        Bilingual text = plan.handling().messages().get(node);
        return text == null
                ? null
                : text.in(java.util.Locale.of(before.applicant().language()));
    }

    @Override
    public void left(String id, String execution) {
        standing.stream()
                .filter(one -> one.task().node().equals(id) && one.execution().equals(execution))
                .forEach(one -> closed.add(one.task().id()));
        opened.removeIf(
                one -> one.execution().equals(execution) && one.task().node().equals(id));
    }

    @Override
    public boolean takes(String flow) {
        return Objects.requireNonNull(plan.conditions().get(flow), flow).holds(facts);
    }

    @Override
    public boolean passes(String node) {
        boolean nothing = Walk.PAY.equals(plan.node(node).does())
                && facts.get(TARIFF) instanceof Number tariff
                && toPay(tariff) == 0;
        if (nothing) {
            entered.add(node);
        }
        return nothing;
    }

    /** A table that gives no amount must not let anybody pass without paying. */
    private static long toPay(Number tariff) {
        if (!Walk.isAmount(tariff)) {
            throw new Refusal("casework.rate", tariff);
        }
        return tariff.longValue();
    }

    @Override
    public Instant due(String node) {
        return move.calendar.plus(
                move.at, WorkTime.of(Objects.requireNonNull(plan.node(node).does(), node)));
    }

    @Override
    public void perform(String id) {
        Node node = plan.node(id);
        String does = Objects.requireNonNullElse(node.does(), "");
        switch (does) {
            case "andalan:notify" ->
                steps.add(NewStep.at(StepKind.NOTIFIED, id, Actor.SYSTEM).noting(message(id), false));
            case "andalan:escalate" ->
                steps.add(NewStep.at(StepKind.ESCALATED, id, Actor.SYSTEM).noting(null, true));
            case "andalan:reserve" -> {
                boolean free = system.reserve(plan, before, facts);
                facts.put(FREE, free);
                steps.add(new NewStep(
                        StepKind.RESERVED, id, Actor.SYSTEM, free ? "ya" : "tidak", null, false, null, null));
            }
            default -> decide(id, does);
        }
    }

    private void decide(String id, String file) {
        DecisionLog log = system.decide(plan, file, facts);
        facts.putAll(log.outputs());
        decisions.put(id, log);
        steps.add(NewStep.at(StepKind.DECIDED, id, Actor.SYSTEM).noting(null, true));
    }

    @Override
    public void finished() {
        finished = true;
    }

    /** The case as this move leaves it. */
    Application after(List<String> wholePath) {
        Promise clock = before.clock();
        if (finished) {
            ApplicationStatus how = end(wholePath);
            steps.add(NewStep.of(how == ApplicationStatus.GRANTED ? StepKind.GRANTED : StepKind.REFUSED, Actor.SYSTEM));
            Application.End end = new Application.End(
                    move.at,
                    lastEnd(wholePath),
                    how == ApplicationStatus.REFUSED ? before.end().reason() : null);
            return with(how, clock.resume(move.at, move.calendar), end);
        }
        boolean waits = remaining().stream().allMatch(CaseTask::waitsForApplicant)
                && !remaining().isEmpty();
        return with(
                waits ? ApplicationStatus.WAITING : ApplicationStatus.OPEN,
                waits ? clock.pause(move.at) : clock.resume(move.at, move.calendar),
                before.end());
    }

    /** What is open after the move. */
    List<CaseTask> remaining() {
        List<CaseTask> all = new ArrayList<>();
        standing.stream()
                .map(Standing.Open::task)
                .filter(task -> !closed.contains(task.id()))
                .forEach(all::add);
        opened.forEach(one -> all.add(one.task()));
        return all;
    }

    private ApplicationStatus end(List<String> path) {
        boolean refused = path.stream()
                .filter(id -> plan.node(id).kind() == ServiceProcess.Kind.END)
                .anyMatch(id -> plan.handling().end(id) == Handling.End.REFUSED);
        return refused ? ApplicationStatus.REFUSED : ApplicationStatus.GRANTED;
    }

    private @Nullable String lastEnd(List<String> path) {
        return path.stream()
                .filter(id -> plan.node(id).kind() == ServiceProcess.Kind.END)
                .reduce((first, second) -> second)
                .orElse(null);
    }

    private Application with(ApplicationStatus status, Promise clock, Application.End end) {
        return new Application(
                before.id(),
                before.number(),
                before.service(),
                before.version(),
                before.agency(),
                before.ward(),
                status,
                before.applicant(),
                clock,
                end,
                before.versionNo() + 1);
    }
}
