package id.andalan.casework.web;

import id.andalan.casework.CaseFile;
import id.andalan.catalog.Blueprint;
import id.andalan.catalog.decision.Decision;
import id.andalan.catalog.form.Question;
import id.andalan.catalog.process.Walk;
import id.andalan.core.web.Formats;
import id.andalan.region.City;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What decision tables said, in words: a fact is called as the form calls it, or as the {@code label} in the DMN file does, and a choice by
 * its title. A fact that has no label anywhere is shown by its name, without the underscores.
 */
@Component
public class CaseDecisions {
    private static final int DIGITS = 2;

    /** As the log of decisions writes a rule: name of the decision, number of the row, its note. */
    private static final Pattern RULE = Pattern.compile("(?s)([a-z][a-z0-9_]*) ([0-9]+)(?:: (.*))?");

    private final FormAnswers answers;
    private final DeskTexts texts;
    private final City city;
    private final Clock clock;

    CaseDecisions(FormAnswers answers, DeskTexts texts, City city, Clock clock) {
        this.answers = answers;
        this.texts = texts;
        this.city = city;
        this.clock = clock;
    }

    /**
     * One decision.
     *
     * @param version of the model
     * @param rules that applied, a line each
     */
    public record Shown(
            String title, Instant at, String version, List<Line> inputs, List<Line> outputs, List<String> rules) {}

    /** A fact and what it is. */
    public record Line(String label, String value) {}

    List<Shown> of(Blueprint plan, List<CaseFile.Decided> decided, Locale locale) {
        return decided.stream().map(one -> shown(plan, one, locale)).toList();
    }

    private Shown shown(Blueprint plan, CaseFile.Decided decided, Locale locale) {
        Optional<Decision> model = plan.decisions().values().stream()
                .filter(one -> one.name().equals(decided.model()))
                .findFirst();
        return new Shown(
                model.flatMap(Decision::title).orElseGet(() -> plain(decided.model())),
                decided.at(),
                decided.version(),
                lines(plan, model, ordered(decided.inputs(), model.map(Decision::inputs)), locale),
                lines(plan, model, ordered(decided.outputs(), model.map(Decision::outputs)), locale),
                decided.rules().stream().map(rule -> rule(model, rule, locale)).toList());
    }

    /** As the file has them; facts that it no longer names go last. */
    private static Map<String, Object> ordered(Map<String, Object> facts, Optional<List<Decision.Fact>> file) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        file.orElse(List.of()).stream()
                .map(Decision.Fact::name)
                .filter(facts::containsKey)
                .forEach(name -> ordered.put(name, facts.get(name)));
        facts.forEach(ordered::putIfAbsent);
        return ordered;
    }

    private List<Line> lines(Blueprint plan, Optional<Decision> model, Map<String, Object> facts, Locale locale) {
        return facts.entrySet().stream()
                .map(fact -> new Line(
                        label(plan, model, fact.getKey(), locale), value(plan, fact.getKey(), fact.getValue(), locale)))
                .toList();
    }

    /** What a fact of a service is called on pages. */
    String label(Blueprint plan, String name, Locale locale) {
        return label(
                plan,
                plan.decisions().values().stream()
                        .filter(model -> model.label(name).isPresent())
                        .findFirst(),
                name,
                locale);
    }

    private String label(Blueprint plan, Optional<Decision> model, String name, Locale locale) {
        if (name.equals(Decision.TODAY)) {
            return texts.text("desk.decision.today", locale);
        }
        return plan.question(name)
                .map(question -> question.label().in(locale))
                .or(() -> model.flatMap(one -> one.label(name)))
                .orElseGet(() -> plain(name));
    }

    private static String plain(String name) {
        String words = name.replace('_', ' ').replace('-', ' ');
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private String value(Blueprint plan, String name, @Nullable Object value, Locale locale) {
        Optional<Question> asked = plan.question(name);
        if (asked.isPresent() && value != null) {
            List<String> said =
                    answers.line(asked.get(), value, List.of(), locale).texts();
            return said.isEmpty() ? "–" : String.join("; ", said);
        }
        Formats formats = new Formats(locale, city.zone(), clock);
        return switch (value) {
            case null -> "–";
            case Boolean flag -> texts.text(flag ? "form.yes" : "form.no", locale);
            case Number amount when name.equals(Walk.RATE) -> formats.rupiah(amount.longValue());
            case Number number -> formats.decimal(number.doubleValue(), DIGITS);
            case Collection<?> several ->
                String.join(
                        "; ",
                        several.stream()
                                .map(one -> value(plan, name, one, locale))
                                .toList());
            default -> dated(value.toString(), formats);
        };
    }

    private static String dated(String text, Formats formats) {
        if (text.length() != "2026-01-31".length()) {
            return text;
        }
        try {
            return formats.date(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return text;
        }
    }

    private String rule(Optional<Decision> model, String rule, Locale locale) {
        Matcher parts = RULE.matcher(rule);
        if (!parts.matches()) {
            return rule;
        }
        String decision = parts.group(1);
        String called = model.flatMap(one -> one.label(decision)).orElseGet(() -> plain(decision));
        String note = parts.group(3);
        return texts.text("desk.decision.rule", locale, called, parts.group(2)) + (note == null ? "" : ": " + note);
    }
}
