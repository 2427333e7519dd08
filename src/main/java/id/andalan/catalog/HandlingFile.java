package id.andalan.catalog;

import id.andalan.catalog.Handling.End;
import id.andalan.catalog.Handling.Paper;
import id.andalan.catalog.Handling.Reason;
import id.andalan.catalog.Handling.TaskRule;
import id.andalan.core.Bilingual;
import id.andalan.document.NumberPattern;
import id.andalan.pack.YamlNode;
import java.time.Period;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code handling:} of a {@code service.yaml}. That what it names exists is checked where the whole folder is known. */
final class HandlingFile {
    static final String KEY = "handling";

    private static final String UNTIL = "until";
    private static final List<String> TERMS = List.of("years", "months", "days", UNTIL);
    private static final int MOST_APPEAL_DAYS = 365;

    private HandlingFile() {}

    static Handling read(ServiceNode service) {
        if (service.yaml().find(KEY).isEmpty()) {
            return Handling.NONE;
        }
        ServiceNode node =
                service.child(KEY).only("tasks", "reasons", "ends", "messages", "document", "appealDays", "transition");
        return new Handling(
                tasks(node),
                reasons(node),
                ends(node),
                texts(node, "messages"),
                node.yaml().find("document").isPresent() ? paper(node.child("document")) : null,
                node.yaml().find("appealDays").isPresent()
                        ? Integer.valueOf((int) node.whole("appealDays", 1, MOST_APPEAL_DAYS))
                        : null,
                node.yaml().find("transition").isPresent()
                        ? transition(node.child("transition").only("mandatory", "open"))
                        : Handling.Transition.PIN);
    }

    private static Handling.Transition transition(ServiceNode node) {
        Map<String, String> open = new LinkedHashMap<>();
        keys(node, "open")
                .forEach(task -> open.put(task, node.child("open").yaml().text(task)));
        return new Handling.Transition(node.yaml().flag("mandatory", false), open);
    }

    private static Map<String, TaskRule> tasks(ServiceNode node) {
        Map<String, TaskRule> tasks = new LinkedHashMap<>();
        for (String task : keys(node, "tasks")) {
            ServiceNode rule = node.child("tasks").child(task).only("checklist", "notBy", "bulk", "outcomes", "agency");
            tasks.put(
                    task,
                    new TaskRule(
                            rule.yaml().list("checklist").stream()
                                    .map(YamlNode::bilingual)
                                    .toList(),
                            rule.yaml().list("notBy").stream()
                                    .map(YamlNode::text)
                                    .toList(),
                            rule.yaml().flag("bulk", false),
                            texts(rule, "outcomes"),
                            rule.yaml().find("agency").isPresent()
                                    ? rule.child("agency").only("fact").yaml().text("fact")
                                    : null));
        }
        return tasks;
    }

    private static List<Reason> reasons(ServiceNode node) {
        Set<String> codes = new HashSet<>();
        return node.yaml().find("reasons").isEmpty()
                ? List.of()
                : node.some("reasons").stream()
                        .map(one -> one.only("code", "id", "en", "basis"))
                        .map(one -> reason(one, codes))
                        .toList();
    }

    private static Reason reason(ServiceNode one, Set<String> codes) {
        String code = one.yaml().text("code");
        if (!code.isEmpty() && (!code.matches("[a-z][a-z0-9-]{0,59}") || !codes.add(code))) {
            one.fault(one.yaml().place("code"), "pack.handling.reason", code);
        }
        return new Reason(code, new Bilingual(one.yaml().text("id"), one.yaml().text("en")), one.fact("basis"));
    }

    private static Map<String, End> ends(ServiceNode node) {
        Map<String, End> ends = new LinkedHashMap<>();
        for (String end : keys(node, "ends")) {
            ends.put(end, node.child("ends").yaml().choice(end, End.class));
        }
        return ends;
    }

    private static Map<String, Bilingual> texts(ServiceNode node, String key) {
        Map<String, Bilingual> texts = new LinkedHashMap<>();
        for (String word : keys(node, key)) {
            texts.put(word, node.child(key).yaml().bilingual(word));
        }
        return texts;
    }

    private static List<String> keys(ServiceNode node, String key) {
        return node.yaml().find(key).map(YamlNode::keys).orElse(List.of());
    }

    private static Paper paper(ServiceNode node) {
        node.only("title", "register", "number", "years", "months", "days", UNTIL, ListingFile.KEY);
        String register = node.yaml().text("register");
        if (!register.isEmpty() && !register.matches("[A-Z0-9]{1,20}")) {
            node.fault(node.yaml().place("register"), "pack.handling.register", register);
        }
        String number = node.yaml().text("number");
        if (!number.isEmpty() && NumberPattern.parse(number).isEmpty()) {
            node.fault(node.yaml().place("number"), "pack.handling.number", number);
        }
        Optional<String> term = term(node);
        return new Paper(
                node.yaml().bilingual("title"),
                register,
                number,
                term.map(unit -> valid(node, unit)).orElse(null),
                term.map(unit -> until(node, unit)).orElse(null),
                ListingFile.read(node));
    }

    /** How long it is valid: one of the four, or none. */
    private static Optional<String> term(ServiceNode node) {
        List<String> written = TERMS.stream()
                .filter(unit -> node.yaml().find(unit).isPresent())
                .toList();
        if (written.size() > 1) {
            node.fault(node.yaml().place(written.getLast()), "pack.service.time.one", String.join(", ", written));
        }
        return written.stream().findFirst();
    }

    private static @Nullable Period valid(ServiceNode node, String unit) {
        if (isFact(node, unit)) {
            return null;
        }
        int length = (int) node.whole(unit, 1, 10_000);
        return switch (unit) {
            case "years" -> Period.ofYears(length);
            case "months" -> Period.ofMonths(length);
            default -> Period.ofDays(length);
        };
    }

    /** {@code until: {fact: berakhir}}, or {@code days: {fact: lama_hari}}. */
    private static @Nullable Until until(ServiceNode node, String unit) {
        if (!isFact(node, unit)) {
            return null;
        }
        Until.Unit what = unit.equals(UNTIL) ? Until.Unit.DATE : Until.Unit.valueOf(unit.toUpperCase(Locale.ROOT));
        return new Until(what, node.child(unit).only("fact").yaml().text("fact"));
    }

    private static boolean isFact(ServiceNode node, String unit) {
        return unit.equals(UNTIL) || !node.child(unit).yaml().isText();
    }
}
