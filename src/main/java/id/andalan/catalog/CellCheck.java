package id.andalan.catalog;

import id.andalan.catalog.decision.Decision;
import id.andalan.catalog.form.FieldType;
import id.andalan.catalog.form.QuestionKind;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A cell of a decision table names only texts that can come: a slip there would be a rule that never applies. */
final class CellCheck {
    private final Blueprint blueprint;
    private final Map<String, KnownFact> facts;
    private final FolderFaults faults;

    CellCheck(Blueprint blueprint, Map<String, KnownFact> facts, FolderFaults faults) {
        this.blueprint = blueprint;
        this.facts = facts;
        this.faults = faults;
    }

    void check() {
        blueprint
                .decisions()
                .forEach((file, decision) -> decision.cells()
                        .forEach(cell -> cell.words().forEach(word -> word(file, decision, cell, word))));
    }

    private void word(String file, Decision decision, Decision.Cell cell, String word) {
        Set<String> inner = decision.words(cell.fact());
        KnownFact fact = facts.get(cell.fact());
        List<String> choices;
        boolean fits;
        if (!inner.isEmpty()) {
            choices = List.copyOf(inner);
            fits = inner.contains(word);
        } else if (cell.fact().equals(Handling.OUTCOME)) {
            choices = outcomes();
            fits = choices.contains(word);
        } else if (fact == null) {
            // A decision of the file that may give anything; inputs that nobody knows are told elsewhere.
            return;
        } else {
            choices = fact.feel() == FieldType.Feel.FLAG ? List.of("true", "false") : fact.values();
            fits = fact.canBe(word) && !isNoWard(fact, word);
        }
        if (!fits) {
            tell(file, cell, word, choices);
        }
    }

    private boolean isNoWard(KnownFact fact, String word) {
        return fact.field() != null
                && fact.field().kind() == QuestionKind.WARD
                && !faults.pack().isDefined("region", word);
    }

    /** Every word with which some task may end. */
    private List<String> outcomes() {
        Set<String> words = new LinkedHashSet<>();
        blueprint.process().agencyTasks().forEach(task -> words.addAll(blueprint.outcomes(task.id())));
        words.add(Handling.SENT);
        return List.copyOf(words);
    }

    private void tell(String file, Decision.Cell cell, String word, List<String> choices) {
        if (choices.isEmpty()) {
            faults.add(file, cell.line(), "pack.blueprint.cell.never", cell.fact(), word);
            return;
        }
        String nearest = choices.stream()
                .min(Comparator.comparingInt(choice -> SearchWords.distance(word, choice)))
                .orElseThrow();
        faults.add(file, cell.line(), "pack.blueprint.cell", cell.fact(), word, String.join(", ", choices), nearest);
    }
}
