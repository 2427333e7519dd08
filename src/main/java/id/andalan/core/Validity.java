package id.andalan.core;

import java.time.LocalDate;

/**
 * The days on which a thing of the city (ward, agency, rule) exists, first and last day included.
 *
 * @param from first day; {@link LocalDate#MIN} when it is older than our knowledge
 * @param to last day; {@link LocalDate#MAX} while it goes on
 */
public record Validity(LocalDate from, LocalDate to) {
    public static final Validity ALWAYS = new Validity(LocalDate.MIN, LocalDate.MAX);

    public Validity {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(from + " > " + to);
        }
    }

    public boolean holds(LocalDate date) {
        return !date.isBefore(from) && !date.isAfter(to);
    }

    public boolean overlaps(Validity other) {
        return !from.isAfter(other.to) && !other.from.isAfter(to);
    }
}
