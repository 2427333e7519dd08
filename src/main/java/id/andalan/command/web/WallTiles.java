package id.andalan.command.web;

import id.andalan.command.Figures;
import id.andalan.report.ReportFilter;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The four counters: value, what changed in a week, and one sentence of what it means. */
record WallTiles(WallWords words, Function<ReportFilter, String> link, UnaryOperator<String> agency) {
    List<WallView.Tile> of(Figures figures) {
        return List.of(open(figures), overdue(figures), resolved(figures), median(figures));
    }

    private WallView.Tile open(Figures figures) {
        Figures.Count open = figures.open();
        return tile("open", words.t("wall.open"), open, false, compared("wall.open", open), "plain");
    }

    private WallView.Tile overdue(Figures figures) {
        Figures.Count overdue = figures.overdue();
        String why = figures.agencies().stream()
                .filter(split -> split.overdue() > 0)
                .findFirst()
                .map(most -> words.t("wall.overdue.most", agency.apply(most.code()), words.number(most.overdue())))
                .orElseGet(() -> words.t("wall.overdue.none"));
        String label = words.t("wall.overdue");
        return tile("overdue", label, overdue, false, why, overdue.value() > 0 ? "bad" : "good");
    }

    private WallView.Tile resolved(Figures figures) {
        Figures.Count resolved = figures.resolved();
        long filed = figures.filed().value();
        String key = resolved.value() > filed
                ? "wall.resolved.more"
                : resolved.value() < filed ? "wall.resolved.fewer" : "wall.resolved.same";
        return tile("resolved", words.resolved(figures), resolved, true, words.t(key, words.number(filed)), "good");
    }

    private WallView.Tile median(Figures figures) {
        Figures.Median median = figures.median();
        Duration value = median.value();
        String href = link.apply(median.rows());
        String label = words.t("wall.median");
        if (value == null) {
            return new WallView.Tile(
                    "median", href, label, "–", null, null, false, false, words.t("wall.median.none"), "plain");
        }
        WallWords.Length length = words.length(value);
        Duration before = median.before();
        String change = before == null ? null : changed(words.difference(value, before));
        boolean up = before != null && value.compareTo(before) > 0;
        String why = words.t("wall.median.why", words.number(median.of()));
        return new WallView.Tile("median", href, label, length.value(), length.unit(), change, up, !up, why, "warn");
    }

    private static @Nullable String changed(String difference) {
        return difference.matches("[0.,]+") ? null : difference;
    }

    private WallView.Tile tile(
            String name, String label, Figures.Count count, boolean moreIsBetter, String why, String tone) {
        Long before = count.before();
        long change = before == null ? 0 : count.value() - before;
        return new WallView.Tile(
                name,
                link.apply(count.rows()),
                label,
                words.number(count.value()),
                null,
                change == 0 ? null : words.number(Math.abs(change)),
                change > 0,
                change > 0 == moreIsBetter,
                why,
                tone);
    }

    private String compared(String key, Figures.Count count) {
        Long before = count.before();
        if (before == null) {
            return words.t("wall.nothing.before");
        }
        long change = count.value() - before;
        String how = change == 0 ? ".same" : change > 0 ? ".more" : ".fewer";
        return words.t(key + how, words.number(change == 0 ? count.value() : Math.abs(change)));
    }
}
