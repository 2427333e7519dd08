package id.andalan.command.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * How many reports of a kind a day brings, relative to an ordinary day: rain fills drains, the feast fills bins, the dry months empty
 * taps. A rough picture of a town near the equator with rain peaks in May and December.
 *
 * @param feasts days of Idul Fitri and the turn of the year
 */
record Seasons(List<LocalDate> feasts) {
    private static final Set<String> RAIN = Set.of("banjir", "drainase", "pohon", "bencana", "jalan");
    private static final double[] RAIN_BY_MONTH = {1.2, 1.0, 1.1, 1.3, 1.8, 1.5, 0.9, 0.6, 0.5, 0.6, 1.1, 1.7};
    private static final int FEAST_DAYS = 6;

    double weight(String category, LocalDate day, int dayOfYear) {
        double weight = 0.85 + 0.3 * dayOfYear / 365; // Word gets around: a little more every month.
        weight *= weekday(day.getDayOfWeek());
        if (RAIN.contains(category)) {
            weight *= Math.pow(RAIN_BY_MONTH[day.getMonthValue() - 1], category.equals("jalan") ? 0.6 : 1.4);
        } else if (category.equals("air-bersih")) {
            weight *= 1.9 - 0.8 * Math.min(1.5, RAIN_BY_MONTH[day.getMonthValue() - 1]);
        } else if (category.equals("kebakaran")) {
            weight *= 2.2 - RAIN_BY_MONTH[day.getMonthValue() - 1];
        }
        if (isNearFeast(day)) {
            weight *= switch (category) {
                case "sampah" -> 2.6;
                case "parkir", "lalu-lintas", "kebisingan", "pasar" -> 1.8;
                default -> 1.0;
            };
        }
        return Math.max(0.05, weight);
    }

    private static double weekday(DayOfWeek day) {
        return switch (day) {
            case MONDAY -> 1.25;
            case SATURDAY -> 0.85;
            case SUNDAY -> 0.65;
            default -> 1.05;
        };
    }

    private boolean isNearFeast(LocalDate day) {
        return feasts.stream()
                .anyMatch(feast ->
                        !day.isBefore(feast.minusDays(FEAST_DAYS)) && !day.isAfter(feast.plusDays(FEAST_DAYS)));
    }
}
