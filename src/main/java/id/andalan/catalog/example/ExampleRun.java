package id.andalan.catalog.example;

import id.andalan.catalog.Blueprint;
import id.andalan.catalog.Handling;
import id.andalan.catalog.example.Example.Act;
import id.andalan.catalog.example.Example.What;
import id.andalan.catalog.form.Form;
import id.andalan.catalog.form.FormFault;
import id.andalan.catalog.form.FormWorld;
import id.andalan.catalog.process.ServiceProcess.Kind;
import id.andalan.catalog.process.ServiceProcess.Node;
import id.andalan.catalog.process.Walk;
import id.andalan.catalog.process.WalkStopped;
import id.andalan.core.Bilingual;
import id.andalan.core.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** Does in one example what its people do, as far as they may, and compares what comes of it. */
final class ExampleRun {
    private final Blueprint blueprint;
    private final WorkingCalendar calendar;
    private final Example example;
    /** What is true in the city on a day: "at the latest today" means another day at each step. */
    private final Function<LocalDate, FormWorld> world;

    private final ExampleFaults faults;
    /** Who did each task last. */
    private final Map<String, String> doers = new HashMap<>();

    /** Which agency did each task last. */
    private final Map<String, String> agencies = new HashMap<>();

    private int signaturesToCome;

    ExampleRun(
            Blueprint blueprint,
            WorkingCalendar calendar,
            Example example,
            Function<LocalDate, FormWorld> world,
            ExampleFaults faults) {
        this.blueprint = blueprint;
        this.calendar = calendar;
        this.example = example;
        this.world = world;
        this.faults = faults;
        this.signaturesToCome = (int)
                example.acts().stream().filter(act -> act.what() == What.SIGNED).count();
    }

    private static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stop() {
            super(null, null, false, false);
        }
    }

    void run() {
        Map<String, Object> answers =
                valid(blueprint.form(), example.answers(), example.filed(), example.lines(), example.line());
        if (answers == null) {
            return;
        }
        int line = example.line();
        try {
            CaseRun run = new CaseRun(blueprint, calendar, answers, example.available(), moment(example.filed()));
            settle(run);
            for (Act act : example.acts()) {
                line = act.line();
                act(run, act);
            }
            new ExampleResult(blueprint, calendar, example, run, faults).compare(agencies);
        } catch (WalkStopped stopped) {
            faults.add(
                    line,
                    "pack.example.stopped",
                    new DefaultMessageSourceResolvable(new String[] {stopped.code()}, stopped.args(), stopped.code()));
        } catch (Stop e) {
            // Told already; what comes after would only follow from it.
        }
    }

    private Instant moment(LocalDateTime local) {
        return local.atZone(calendar.zone()).toInstant();
    }

    /** The answers that count; null, with faults, when the form does not take them. */
    private @Nullable Map<String, Object> valid(
            Form form, Map<String, Object> given, LocalDateTime at, Map<String, Integer> lines, int line) {
        List<FormFault> wrong = form.validate(given, world.apply(at.toLocalDate()));
        for (FormFault fault : wrong) {
            Object[] args = fault.args().stream()
                    .map(arg -> arg instanceof Bilingual text ? text.in(Bilingual.INDONESIAN) : arg)
                    .toArray();
            faults.add(
                    lines.getOrDefault(fault.field(), line),
                    "pack.example.answer",
                    fault.path(),
                    new DefaultMessageSourceResolvable(new String[] {fault.code()}, args, fault.code()));
        }
        return wrong.isEmpty() ? form.kept(given) : null;
    }

    private void settle(CaseRun run) {
        if (signaturesToCome == 0) {
            run.sign();
        }
    }

    private void act(CaseRun run, Act act) {
        Instant at = moment(act.at());
        check(!at.isBefore(run.walk().now()), act, "pack.example.back", act.at());
        if (act.what() == What.TIME) {
            run.walk().advance(at);
            settle(run);
            return;
        }
        run.walk().advanceBefore(at);
        settle(run);
        switch (act.what()) {
            case PAID -> signal(run, act, Walk.PAY, "pack.example.paid");
            case SIGNED -> {
                signal(run, act, Walk.ISSUE, "pack.example.signed");
                signaturesToCome--;
            }
            default -> task(run, act, at);
        }
        settle(run);
    }

    private void signal(CaseRun run, Act act, String does, String code) {
        String step = run.waitingFor(does).orElse("");
        check(!step.isEmpty(), act, code, open(run));
        run.walk().signal(step, Map.of(), moment(act.at()));
    }

    private static String open(CaseRun run) {
        return String.join(", ", run.walk().open().stream().map(Walk.Open::node).toList());
    }

    private void check(boolean right, Act act, String code, Object... args) {
        if (!right) {
            faults.add(act.line(), code, args);
            throw new Stop();
        }
    }

    private void task(CaseRun run, Act act, Instant at) {
        boolean isOpen = run.walk().open().stream().anyMatch(open -> open.node().equals(act.task()));
        check(isOpen, act, "pack.example.closed", act.task(), open(run));
        Node node = blueprint.ways().find(act.task()).orElseThrow();
        if (node.isApplicants() || Walk.ASK.equals(node.does())) {
            send(run, act, at);
        } else {
            check(node.kind() == Kind.TASK, act, "pack.example.closed", act.task(), open(run));
            finish(run, act, at);
        }
    }

    private void send(CaseRun run, Act act, Instant at) {
        boolean plain =
                act.outcome() == null && act.reason() == null && act.fields().isEmpty();
        check(plain, act, "pack.example.applicant", act.task());
        Map<String, Object> all = new LinkedHashMap<>(run.answers());
        all.putAll(act.answers());
        Map<String, Object> kept = valid(blueprint.form(), all, act.at(), act.lines(), act.line());
        check(kept != null, act, "pack.example.refused", act.task());
        run.send(act.task(), kept == null ? Map.of() : kept, at);
    }

    private void finish(CaseRun run, Act act, Instant at) {
        List<String> outcomes = blueprint.outcomes(act.task());
        String outcome = act.outcome() == null ? "" : act.outcome();
        check(
                outcomes.contains(outcome),
                act,
                "pack.example.outcome",
                act.task(),
                String.join(", ", outcomes),
                outcome);
        check(act.answers().isEmpty(), act, "pack.example.officer", act.task());
        boolean told = !outcome.equals(Handling.RETURN) || act.message() != null;
        check(told, act, "pack.example.message", act.task());
        String reason = act.reason() == null ? "" : act.reason();
        boolean founded = !outcome.equals(Handling.REFUSE)
                || blueprint.handling().reason(reason).isPresent();
        check(founded, act, "pack.example.reason", act.task(), reason);
        fourEyes(act);
        agencies.put(act.task(), run.agency(act.task()));
        run.finish(act.task(), outcome, fields(act, outcome), at);
    }

    private void fourEyes(Act act) {
        String by = act.by();
        check(by != null, act, "pack.example.by", act.task());
        for (String other : blueprint.handling().task(act.task()).notBy()) {
            check(
                    !String.valueOf(by).equals(doers.get(other)),
                    act,
                    "pack.example.four.eyes",
                    act.task(),
                    other,
                    String.valueOf(by));
        }
        doers.put(act.task(), String.valueOf(by));
    }

    private Map<String, Object> fields(Act act, String outcome) {
        Form form = blueprint.taskForms().get(act.task());
        if (form == null) {
            check(act.fields().isEmpty(), act, "pack.example.fields", act.task());
            return Map.of();
        }
        // Who sends a case back or refuses it need not have measured anything.
        boolean needed = !outcome.equals(Handling.RETURN) && !outcome.equals(Handling.REFUSE);
        if (!needed && act.fields().isEmpty()) {
            return Map.of();
        }
        Map<String, Object> kept = valid(form, act.fields(), act.at(), act.lines(), act.line());
        check(kept != null, act, "pack.example.refused", act.task());
        return kept == null ? Map.of() : kept;
    }
}
