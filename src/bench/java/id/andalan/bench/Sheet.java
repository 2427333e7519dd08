package id.andalan.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The results: what was asked, what was measured, whether it was met. */
final class Sheet {
    private record Row(String what, String target, String measured, String met) {}

    private final List<Row> rows = new ArrayList<>();

    /** @param met null when nothing was asked of it */
    void add(String what, String target, Boolean met, String measured, Object... args) {
        Row row = new Row(what, target, measured.formatted(args), met == null ? "" : met ? "yes" : "NO");
        rows.add(row);
        System.out.printf(Locale.ROOT, "%-46s | %-22s | %-60s | %s%n", row.what, row.target, row.measured, row.met);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    String markdown() {
        StringBuilder text = new StringBuilder("| what | asked | measured | met |\n| --- | --- | --- | --- |\n");
        rows.forEach(row -> text.append("| %s | %s | %s | %s |%n".formatted(row.what, row.target, row.measured, row.met)));
        return text.toString();
    }
}
