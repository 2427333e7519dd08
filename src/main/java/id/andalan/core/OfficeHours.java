package id.andalan.core;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * When offices work in a week, e.g. Perpres 21/2023 art. 4: 37.5 hours without the breaks, a longer break on Friday.
 *
 * @param week open spans of each weekday, in order and apart; a day without an entry is free
 */
public record OfficeHours(Map<DayOfWeek, List<Span>> week) {

    /** Open from {@code from} (included) until {@code to} (excluded), local time. */
    public record Span(LocalTime from, LocalTime to) {
        public Span {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException(from + " >= " + to);
            }
        }
    }

    public OfficeHours {
        Map<DayOfWeek, List<Span>> copy = new EnumMap<>(DayOfWeek.class);
        week.forEach((day, spans) -> {
            for (int i = 1; i < spans.size(); i++) {
                if (spans.get(i).from().isBefore(spans.get(i - 1).to())) {
                    throw new IllegalArgumentException(day + " " + spans);
                }
            }
            copy.put(day, List.copyOf(spans));
        });
        week = Map.copyOf(copy);
    }

    public List<Span> on(DayOfWeek day) {
        return week.getOrDefault(day, List.of());
    }

    /** Working time of a week without holidays. */
    public Duration weekly() {
        return week.values().stream()
                .flatMap(List::stream)
                .map(span -> Duration.between(span.from(), span.to()))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
