package id.andalan.command.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The wall in words and written numbers of one language: what the page shows first, and what the screens are sent when it changes.
 *
 * @param map by code of the ward: open, overdue; wards without an open report are absent
 */
public record WallView(
        String now,
        List<Tile> figures,
        List<Rank> wards,
        List<AgencyRow> agencies,
        List<Rank> categories,
        List<Told> events,
        Map<String, long[]> map) {

    /**
     * A counter.
     *
     * @param trend how much it changed in a week, without sign; null when it did not, or when there is nothing to compare with
     * @param better whether the change is good
     * @param tone colour of the edge: plain, good, warn or bad
     */
    public record Tile(
            String name,
            String href,
            String label,
            String value,
            @Nullable String unit,
            @Nullable String trend,
            boolean up,
            boolean better,
            String why,
            String tone) {}

    /** A bar: {@code percent} of the longest. */
    public record Rank(String href, String label, String value, int percent) {}

    /**
     * An agency's line.
     *
     * @param kept share of its reports resolved in time, as "87 %"; null when it resolved none in 30 days
     * @param keptOf how many of how many
     */
    public record AgencyRow(
            String label,
            String name,
            String open,
            String openHref,
            String overdue,
            String overdueHref,
            boolean late,
            @Nullable String kept,
            @Nullable String keptOf,
            String keptHref) {}

    /** An event; {@code key} tells it from the others. */
    public record Told(String key, String time, String icon, String text, String small, String href) {}
}
