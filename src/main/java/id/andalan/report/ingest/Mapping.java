package id.andalan.report.ingest;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How the records of another system become reports of this city; written as YAML, one file per source.
 *
 * @param source name of the other system; its ids are unique within it
 * @param description text with {@code {column}} in it; how the description is made
 * @param shift moves foreign points onto this city; null leaves them
 */
record Mapping(
        String source,
        Format format,
        Charset charset,
        Columns columns,
        Times times,
        Words categories,
        Words statuses,
        @Nullable String description,
        @Nullable Shift shift) {

    enum Format {
        CSV,
        OPEN311
    }

    /**
     * Names of columns; null when the source has none.
     *
     * @param category tried one after the other: the first whose value has a translation counts
     */
    record Columns(
            @Nullable String id,
            String filed,
            @Nullable String updated,
            @Nullable String ended,
            String status,
            List<String> category,
            Place place,
            @Nullable String description) {
        Set<String> all() {
            Set<String> all = new TreeSet<>(category);
            for (String one : new String[] {
                id, filed, updated, ended, status, place.lat, place.lon, place.ward, place.address, description
            }) {
                if (one != null) {
                    all.add(one);
                }
            }
            return all;
        }
    }

    record Place(
            @Nullable String lat,
            @Nullable String lon,
            @Nullable String ward,
            @Nullable String address) {}

    /**
     * How the source writes times.
     *
     * @param patterns as of java.time; {@code iso} stands for ISO 8601
     * @param zone of times without an offset; null: the city's own
     */
    record Times(List<String> patterns, java.time.@Nullable ZoneId zone) {}

    /**
     * A translation.
     *
     * @param otherwise what stands for every other word; null refuses it
     */
    record Words(Map<String, String> words, @Nullable String otherwise) {}

    /** New point = {@code to} + {@code scale} × (old point − {@code from}). */
    record Shift(Point from, Point to, double scale) {
        double lat(double lat) {
            return round(to.lat + scale * (lat - from.lat));
        }

        double lon(double lon) {
            return round(to.lon + scale * (lon - from.lon));
        }

        /** A tenth of a metre is finer than any source. */
        private static double round(double degrees) {
            return Math.rint(degrees * 1e6) / 1e6;
        }
    }

    record Point(double lat, double lon) {}
}
