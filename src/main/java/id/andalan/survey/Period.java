package id.andalan.survey;

import id.andalan.core.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A year, half or quarter: {@code 2026}, {@code 2026-S1}, {@code 2026-Q3}.
 *
 * @param part 0 for the whole year
 */
public record Period(int year, Kind kind, int part) {
    private static final Pattern CODE = Pattern.compile("(20\\d\\d)(?:-([SQ])([1-4]))?");
    private static final int MONTHS = 12;

    /** How long. */
    public enum Kind {
        YEAR(12),
        HALF(6),
        QUARTER(3);

        private final int months;

        Kind(int months) {
            this.months = months;
        }
    }

    public static Period of(String code) {
        Matcher matcher = CODE.matcher(code);
        if (matcher.matches()) {
            int year = Integer.parseInt(matcher.group(1));
            if (matcher.group(2) == null) {
                return new Period(year, Kind.YEAR, 0);
            }
            Kind kind = matcher.group(2).equals("S") ? Kind.HALF : Kind.QUARTER;
            int part = Integer.parseInt(matcher.group(3));
            if (part <= MONTHS / kind.months) {
                return new Period(year, kind, part);
            }
        }
        throw Refusal.at("period", "survey.period", code.length() > 20 ? code.substring(0, 20) : code);
    }

    public static Period year(LocalDate day) {
        return new Period(day.getYear(), Kind.YEAR, 0);
    }

    public String code() {
        return switch (kind) {
            case YEAR -> Integer.toString(year);
            case HALF -> year + "-S" + part;
            case QUARTER -> year + "-Q" + part;
        };
    }

    public LocalDate first() {
        return LocalDate.of(year, 1 + Math.max(0, part - 1) * kind.months, 1);
    }

    /** The first day behind it. */
    public LocalDate behind() {
        return first().plusMonths(kind.months);
    }

    /** The periods of a year and of the year before, the year itself first. */
    public static List<Period> around(LocalDate day) {
        List<Period> all = new ArrayList<>();
        for (int year = day.getYear(); year > day.getYear() - 2; year--) {
            all.add(new Period(year, Kind.YEAR, 0));
            for (int part = 1; part <= 2; part++) {
                all.add(new Period(year, Kind.HALF, part));
            }
            for (int part = 1; part <= 4; part++) {
                all.add(new Period(year, Kind.QUARTER, part));
            }
        }
        return all;
    }
}
