package id.andalan.catalog.example;

import id.andalan.catalog.Blueprint;
import id.andalan.catalog.Handling;
import id.andalan.catalog.decision.Decision;
import id.andalan.catalog.example.Example.Act;
import id.andalan.catalog.example.Example.Expect;
import id.andalan.catalog.example.Example.Status;
import id.andalan.catalog.process.Walk;
import id.andalan.core.WorkingCalendar;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares what came of an example with what it expects; every difference says both. */
final class ExampleResult {
    private static final String NOTHING = "-";

    private final Blueprint blueprint;
    private final WorkingCalendar calendar;
    private final Example example;
    private final Expect expect;
    private final CaseRun run;
    private final ExampleFaults faults;

    ExampleResult(Blueprint blueprint, WorkingCalendar calendar, Example example, CaseRun run, ExampleFaults faults) {
        this.blueprint = blueprint;
        this.calendar = calendar;
        this.example = example;
        this.expect = example.expect();
        this.run = run;
        this.faults = faults;
    }

    /** @param agencies which agency did each finished task last */
    void compare(Map<String, String> agencies) {
        Walk walk = run.walk();
        if (walk.stuck()) {
            faults.add(expect.line("path"), "pack.example.stuck", String.join(", ", walk.path()));
        }
        path(walk.path());
        same("status", word(expect.status()), word(status(walk)));
        CaseClock clock = new CaseClock(blueprint, calendar);
        Instant filed = example.filed().atZone(calendar.zone()).toInstant();
        sameTime("due", expect.due(), clock.due(filed, walk.visits(), walk.now()));
        sameTime("ended", expect.ended(), walk.ended() ? Optional.of(walk.now()) : Optional.empty());
        Set<String> overdue = clock.overdue(walk.visits(), walk.now());
        if (expect.overdue() != null || !overdue.isEmpty()) {
            List<String> expected = expect.overdue() == null ? List.of() : expect.overdue();
            same("overdue", String.join(", ", expected), String.join(", ", overdue));
        }
        expect.decisions().forEach(this::decision);
        if (!expect.document().isEmpty()) {
            document();
        }
        expect.agencies().forEach((task, agency) -> {
            boolean open = walk.open().stream().anyMatch(one -> one.node().equals(task));
            String came = open ? run.agency(task) : agencies.getOrDefault(task, "");
            same("agencies", task + ": " + agency, task + ": " + came);
        });
        kind(walk, overdue);
    }

    private void path(List<String> came) {
        List<String> expected = expect.path();
        int at = 0;
        while (at < Math.min(expected.size(), came.size()) && expected.get(at).equals(came.get(at))) {
            at++;
        }
        if (at < expected.size() || at < came.size()) {
            faults.add(
                    expect.line("path"),
                    "pack.example.path",
                    at + 1,
                    at < expected.size() ? expected.get(at) : NOTHING,
                    at < came.size() ? came.get(at) : NOTHING,
                    String.join(", ", came));
        }
    }

    private Status status(Walk walk) {
        if (!walk.ended()) {
            return Status.OPEN;
        }
        return run.end() == Handling.End.REFUSED ? Status.REFUSED : Status.GRANTED;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private void same(String key, String expected, String came) {
        if (!expected.equals(came)) {
            faults.add(
                    expect.line(key),
                    "pack.example.differs",
                    key,
                    expected.isEmpty() ? NOTHING : expected,
                    came.isEmpty() ? NOTHING : came);
        }
    }

    private void sameTime(String key, @Nullable LocalDateTime expected, Optional<Instant> came) {
        if (expected != null) {
            String local = came.map(
                            at -> at.atZone(calendar.zone()).toLocalDateTime().toString())
                    .orElse(NOTHING);
            same(key, expected.toString(), local);
        }
    }

    private void decision(String name, Map<String, String> expected) {
        Decision.Result result = run.decided().get(name);
        if (result == null) {
            faults.add(
                    expect.line("decisions"),
                    "pack.example.undecided",
                    name,
                    String.join(", ", run.decided().keySet()));
            return;
        }
        expected.forEach((fact, text) -> {
            Object came = result.outputs().get(fact);
            if (came == null ? !text.equals(NOTHING) : !isSame(text, came)) {
                faults.add(
                        expect.line("decisions"),
                        "pack.example.differs",
                        name + "." + fact,
                        text,
                        came == null ? NOTHING : came.toString());
            }
        });
    }

    private static boolean isSame(String text, Object came) {
        if (came instanceof Number number) {
            try {
                return new BigDecimal(text).compareTo(new BigDecimal(number.toString())) == 0;
            } catch (NumberFormatException e) {
                return false;
            }
        }
        return text.equals(came.toString());
    }

    private void document() {
        Optional<Walk.Visit> issued = run.walk().visits().stream()
                .filter(visit -> Walk.ISSUE.equals(visit.node().does()) && visit.until() != null)
                .reduce((first, later) -> later);
        if (issued.isEmpty() || blueprint.template() == null) {
            faults.add(expect.line("document"), "pack.example.not.issued");
            return;
        }
        Map<String, String> printed = PrintedFacts.of(blueprint, run.walk().facts(), issued.get(), calendar);
        expect.document().forEach((name, text) -> {
            String came = printed.get(name);
            if (!text.equals(came)) {
                faults.add(expect.line("document"), "pack.example.differs", name, text, came == null ? NOTHING : came);
            }
        });
    }

    /** An example shows what it says it shows. */
    private void kind(Walk walk, Set<String> overdue) {
        boolean shows = switch (example.kind()) {
            case GOOD -> status(walk) == Status.GRANTED;
            case REFUSAL -> status(walk) == Status.REFUSED;
            case RETURN -> example.acts().stream().map(Act::outcome).anyMatch(Handling.RETURN::equals);
            case OVERDUE -> !overdue.isEmpty();
            case OTHER -> true;
        };
        if (!shows) {
            faults.add(example.line(), "pack.example.kind", word(example.kind()));
        }
    }
}
