package id.andalan.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What somebody looks for, as a condition: a report's number, or words of its description, each by its beginning and in any order. */
final class SearchText {
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int MOST_WORDS = 8;

    private SearchText() {}

    static void add(String text, List<String> parts, Map<String, Object> values) {
        String words = Arrays.stream(SIGNS.split(text.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .map(word -> word + ":*")
                .collect(Collectors.joining(" & "));
        values.put("number", ReportNumber.normal(text));
        if (words.isEmpty()) {
            parts.add("number = :number");
            return;
        }
        parts.add("""
                id in (
                    select report_id from report.search where words @@ to_tsquery('pg_catalog.simple', :words)
                    union all
                    select waiting.id from report.search_todo join report.report waiting on waiting.id = search_todo.report_id
                    where report.words(waiting.description) @@ to_tsquery('pg_catalog.simple', :words)
                    union all
                    select numbered.id from report.report numbered where numbered.number = :number)""");
        values.put("words", words);
    }
}
