package id.andalan.booking.web;

import id.andalan.booking.Availability.Obstacle;
import id.andalan.booking.Booking;
import id.andalan.booking.BookingRequest.Span;
import id.andalan.booking.Place;
import id.andalan.booking.PlaceCalendar.Slot;
import id.andalan.booking.Places;
import id.andalan.core.web.Problems;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Times and states of the calendar in words. */
@Component
class PlaceWords {
    private final Problems texts;
    private final Places places;

    PlaceWords(Problems texts, Places places) {
        this.texts = texts;
        this.places = places;
    }

    String text(String key, Locale locale, Object... args) {
        return texts.text(key, locale, args);
    }

    static String clock(LocalTime time, Locale locale) {
        return DateTimeFormatter.ofPattern(locale.getLanguage().equals("en") ? "HH:mm" : "HH.mm")
                .format(time);
    }

    /** "Selasa, 1 Desember 2026" */
    static String day(LocalDate date, Locale locale) {
        return DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", locale).format(date);
    }

    static String month(YearMonth month, Locale locale) {
        return DateTimeFormatter.ofPattern("MMMM yyyy", locale).format(month);
    }

    static String weekday(DayOfWeek day, Locale locale, TextStyle style) {
        return day.getDisplayName(style, locale);
    }

    /** "08.00–12.00"; with the dates where it goes over midnight. */
    static String span(LocalDateTime from, LocalDateTime to, Locale locale) {
        String begin = clock(from.toLocalTime(), locale);
        String end = clock(to.toLocalTime(), locale);
        if (from.toLocalDate().equals(to.toLocalDate())) {
            return begin + "–" + end;
        }
        DateTimeFormatter short_ = DateTimeFormatter.ofPattern("d MMM", locale);
        return short_.format(from) + " " + begin + " – " + short_.format(to) + " " + end;
    }

    static List<String> spans(List<Span> spans, Locale locale) {
        return spans.stream().map(span -> span(span.from(), span.to(), locale)).toList();
    }

    /** Bookable slots in a row that leave as many units free become one line. */
    List<String> free(Place place, List<Slot> slots, Locale locale) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < slots.size(); ) {
            Slot first = slots.get(i);
            int end = i + 1;
            while (end < slots.size()
                    && slots.get(end).bookable() == first.bookable()
                    && slots.get(end).units() == first.units()
                    && slots.get(end).from().equals(slots.get(end - 1).to())) {
                end++;
            }
            if (first.bookable()) {
                String span = span(first.from(), slots.get(end - 1).to(), locale);
                lines.add(
                        place.units() == 1
                                ? span
                                : text("booking.free.units", locale, span, first.units(), place.units()));
            }
            i = end;
        }
        return lines;
    }

    /** What is on, for everybody: its title if it is public, else that it is taken, and where if that is another place. */
    String taken(Booking booking, String of, Locale locale) {
        String what = booking.title().open() && !booking.title().text().isBlank()
                ? booking.title().text()
                : text("booking.taken." + booking.kind().code(), locale);
        return booking.place().equals(of) ? what : what + " (" + place(booking.place(), locale) + ")";
    }

    String place(String code, Locale locale) {
        return places.find(code).map(place -> place.name().in(locale)).orElse(code);
    }

    String obstacle(Obstacle obstacle, Locale locale) {
        List<Object> args = obstacle.args();
        if (args.size() == 3) {
            // A name in both languages around a number.
            Object name = locale.getLanguage().equals("en") ? args.get(2) : args.get(0);
            return text(obstacle.key(), locale, name, args.get(1));
        }
        return text(obstacle.key(), locale, args.toArray());
    }
}
