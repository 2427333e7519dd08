package id.andalan.catalog.web;

import id.andalan.core.web.Problems;
import id.andalan.region.City;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The city's usual office hours in words, days with the same hours together. */
@Component
public class CounterHours {
    private final City city;
    private final Problems texts;

    CounterHours(City city, Problems texts) {
        this.city = city;
        this.texts = texts;
    }

    /** "Senin–Kamis", "07.30–12.00 dan 13.00–16.00". */
    public record Line(String days, String hours) {}

    List<Line> week(Locale locale) {
        return lines(city.profile().officeHours(), locale, texts.text("catalog.hours.and", locale));
    }

    static List<Line> lines(Map<DayOfWeek, List<String>> week, Locale locale, String and) {
        List<Line> lines = new ArrayList<>();
        DayOfWeek first = DayOfWeek.MONDAY;
        for (DayOfWeek day : DayOfWeek.values()) {
            List<String> spans = week.getOrDefault(day, List.of());
            boolean goesOn = day != DayOfWeek.SUNDAY && spans.equals(week.getOrDefault(day.plus(1), List.of()));
            if (goesOn) {
                continue;
            }
            if (!spans.isEmpty()) {
                String from = first.getDisplayName(TextStyle.FULL, locale);
                String to = day.getDisplayName(TextStyle.FULL, locale);
                lines.add(new Line(first == day ? from : from + "–" + to, hours(spans, locale, and)));
            }
            first = day.plus(1);
        }
        return lines;
    }

    private static String hours(List<String> spans, Locale locale, String and) {
        String text = String.join(" " + and + " ", spans).replace("-", "–");
        return locale.getLanguage().equals("en") ? text : text.replace(':', '.');
    }
}
