package id.andalan.catalog.decision;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a table says in plain texts: {@code "a"}, {@code "a", "b"}, {@code not("a", "b")}. Any other FEEL is not looked at, so that
 * whatever is found wrong here is wrong for certain.
 */
final class PlainWords {
    private static final String TEXT = "\"([^\"\\\\]*)\"";
    private static final Pattern ONE = Pattern.compile(TEXT);
    private static final Pattern LIST = Pattern.compile(TEXT + "(\\s*,\\s*" + TEXT + ")*");
    private static final Pattern NOT = Pattern.compile("not\\s*\\((.*)\\)", Pattern.DOTALL);
    private static final String NOTHING = "null";

    private PlainWords() {}

    /**
     * A cell of conditions that names texts.
     *
     * @param fact what its column looks at
     */
    record Cell(String fact, List<String> words, int line) {}

    /** The cells of a table whose column is a plain name and which name plain texts. */
    static List<Cell> cells(Element table, Set<String> local) {
        List<Element> inputs = table.all("input");
        List<Cell> cells = new ArrayList<>();
        for (Element rule : table.all("rule")) {
            List<Element> tests = rule.all("inputEntry");
            for (int i = 0; i < tests.size() && i < inputs.size(); i++) {
                String column = inputs.get(i)
                        .find("inputExpression")
                        .map(Element::inner)
                        .orElse("");
                List<String> words = tested(tests.get(i).inner());
                if (DecisionFile.NAME.matcher(column).matches() && !local.contains(column) && !words.isEmpty()) {
                    Element cell = tests.get(i);
                    int line = cell.find("text").map(Element::line).orElse(cell.line());
                    cells.add(new Cell(column, words, line));
                }
            }
        }
        return cells;
    }

    private static List<String> tested(String cell) {
        Matcher not = NOT.matcher(cell);
        String list = not.matches() ? not.group(1).strip() : cell;
        return LIST.matcher(list).matches()
                ? ONE.matcher(list).results().map(found -> found.group(1)).toList()
                : List.of();
    }

    /**
     * Everything that a column of a table can give; empty when anything in it is more than a plain text, or when the rules that match are
     * taken together.
     */
    static Optional<Set<String>> given(Element table, int column) {
        Set<String> words = new LinkedHashSet<>();
        List<String> values = new ArrayList<>();
        Element output = table.all("output").get(column);
        output.find("defaultOutputEntry").map(Element::inner).ifPresent(values::add);
        for (Element rule : table.all("rule")) {
            List<Element> entries = rule.all("outputEntry");
            values.add(column < entries.size() ? entries.get(column).inner() : "");
        }
        for (String value : values) {
            Matcher text = ONE.matcher(value);
            if (text.matches()) {
                words.add(text.group(1));
            } else if (!value.equals(NOTHING)) {
                return Optional.empty();
            }
        }
        return words.isEmpty() ? Optional.empty() : Optional.of(words);
    }

    /** By the name of the output: everything a table can give, where that is known. */
    static void given(Element table, String named, Map<String, Set<String>> to) {
        String hit = table.attribute("hitPolicy");
        if (hit.endsWith("ORDER") || hit.equals("COLLECT")) {
            return;
        }
        List<Element> outputs = table.all("output");
        for (int i = 0; i < outputs.size(); i++) {
            String name = outputs.size() == 1 ? named : outputs.get(i).attribute("name");
            given(table, i).ifPresent(words -> to.put(name, words));
        }
    }
}
