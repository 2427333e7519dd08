package id.andalan.identity.web;

import org.jspecify.annotations.Nullable;

/** Cells of a CSV file. */
final class Csv {
    private Csv() {}

    /** A spreadsheet must not take what somebody typed for a formula. */
    static String safe(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        return "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
