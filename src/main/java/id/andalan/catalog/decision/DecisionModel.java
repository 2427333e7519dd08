package id.andalan.catalog.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a DMN file says, as far as Andalan lets it say anything.
 *
 * @param name of the model
 * @param lines where the element with this {@code id} stands
 * @param labels what people call an input, a decision or a value that it gives, by name, and the model under {@link #TITLE}; only where
 *     the file says so
 */
record DecisionModel(
        String name, List<Input> inputs, List<Answer> answers, Map<String, Integer> lines, Map<String, String> labels) {
    /** In the place of a name: the model itself, which may be called as one of its decisions is. */
    static final String TITLE = "";

    /** A fact that goes in. */
    record Input(String id, String name, FeelType type, int line) {}

    /**
     * A decision.
     *
     * @param type of its one value; null when {@code parts} are its values
     * @param parts what it gives besides one value: entries of a context, columns of a table
     * @param needs ids of inputs and decisions that it may look at
     * @param rules of its table, in order
     * @param collects all rules that match make the answer
     * @param plain what its tables say in plain texts
     */
    record Answer(
            String id,
            String name,
            @Nullable FeelType type,
            Map<String, FeelType> parts,
            List<String> needs,
            List<Text> texts,
            List<Rule> rules,
            boolean collects,
            Plain plain,
            int line) {

        /** What it gives by name. */
        Map<String, FeelType> outputs() {
            return type == null ? parts : Map.of(name, type);
        }
    }

    /**
     * What tables say in plain texts.
     *
     * @param given by output: everything that can come out; an output that may give anything is missing
     */
    record Plain(List<PlainWords.Cell> cells, Map<String, Set<String>> given) {}

    /** A row of a table, counted from one. */
    record Rule(@Nullable String id, String note) {}

    /**
     * A piece of FEEL.
     *
     * @param tests it is a cell of conditions, not a value
     * @param tested what the cell is held against; null: not known, or no cell
     * @param within names beside those that the decision needs: entries of a context that stand before it
     * @param named under which name its value goes on; null: it is part of the decision's own
     */
    record Text(
            String feel,
            boolean tests,
            @Nullable FeelType tested,
            Map<String, FeelType> within,
            @Nullable String named,
            int line) {}

    /** Decisions that no other decision needs: what the file answers to whoever asks. */
    List<Answer> last() {
        Set<String> needed = new HashSet<>();
        answers.forEach(answer -> needed.addAll(answer.needs));
        return answers.stream().filter(answer -> !needed.contains(answer.id)).toList();
    }

    /** Facts that the file gives, in the order of the file. */
    Map<String, FeelType> outputs() {
        Map<String, FeelType> outputs = new LinkedHashMap<>();
        last().forEach(answer -> outputs.putAll(answer.outputs()));
        return outputs;
    }

    /** Names and types that a decision's texts may use. */
    Map<String, FeelType> scope(Answer answer) {
        Map<String, FeelType> scope = new HashMap<>();
        inputs.stream()
                .filter(input -> answer.needs.contains(input.id))
                .forEach(input -> scope.put(input.name, input.type));
        answers.stream()
                .filter(other -> answer.needs.contains(other.id))
                .forEach(other -> scope.put(other.name, other.type == null ? FeelType.ANY : other.type));
        return scope;
    }

    /** Every decision after those it needs; those that need each other in a ring are missing. */
    List<Answer> ordered() {
        List<Answer> ordered = new ArrayList<>();
        Set<String> done = new HashSet<>();
        inputs.forEach(input -> done.add(input.id));
        boolean more = true;
        while (more) {
            List<Answer> next = answers.stream()
                    .filter(answer -> !done.contains(answer.id) && done.containsAll(answer.needs))
                    .toList();
            next.forEach(answer -> done.add(answer.id));
            ordered.addAll(next);
            more = !next.isEmpty();
        }
        return ordered;
    }

    /** Everything that an answer of this name can be, within the file or for others; empty when that is not known. */
    Set<String> given(String name) {
        return answers.stream()
                .filter(answer -> answer.outputs().containsKey(name))
                .map(answer -> answer.plain.given().getOrDefault(name, Set.of()))
                .findFirst()
                .orElse(Set.of());
    }

    Stream<Text> texts() {
        return answers.stream().flatMap(answer -> answer.texts.stream());
    }
}
