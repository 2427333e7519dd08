package id.andalan.booking.web;

import id.andalan.agency.Agencies;
import id.andalan.booking.Equipment;
import id.andalan.booking.Place;
import id.andalan.booking.PlaceCalendar;
import id.andalan.booking.PlaceCalendar.Day;
import id.andalan.booking.PlaceGroup;
import id.andalan.booking.Places;
import id.andalan.core.NotFound;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** GET /tempat/{code}: the public calendar of a place, a month ({@code ?bulan=2026-12}) or a week ({@code ?minggu=2026-12-01}). */
@Controller
public class PlacePage {
    private static final int YEARS = 5;

    private final Places places;
    private final PlaceCalendar calendar;
    private final PlaceWords words;
    private final Agencies agencies;

    PlacePage(Places places, PlaceCalendar calendar, PlaceWords words, Agencies agencies) {
        this.places = places;
        this.calendar = calendar;
        this.words = words;
        this.agencies = agencies;
    }

    /** The place, and how to get it. */
    public record Shown(Place place, PlaceGroup group, String keeper, List<Equipment> equipment, List<Hours> hours) {}

    /** Opening hours of a weekday; no spans when it is closed. */
    public record Hours(String day, List<String> spans) {}

    /** A cell of the month. {@code day} is null outside of it. */
    public record Cell(@Nullable Day day, String name, boolean today) {}

    /** A month, as weeks of seven cells. */
    public record Month(
            String name,
            List<String> weekdays,
            List<String> shortWeekdays,
            List<List<Cell>> weeks,
            @Nullable String previous,
            @Nullable String next) {}

    /** A day of the week view. */
    public record Row(Day day, String name, List<String> opening, List<String> taken, List<String> free) {}

    /** A week. */
    public record Week(
            String name,
            List<Row> rows,
            String month,
            @Nullable String previous,
            @Nullable String next) {}

    @GetMapping("/tempat/{code}")
    String place(
            @PathVariable String code,
            @RequestParam(name = "bulan", required = false) @Nullable String month,
            @RequestParam(name = "minggu", required = false) @Nullable String week,
            Locale locale,
            Model model) {
        Place place = places.get(code);
        PlaceGroup group = places.group(place.group());
        model.addAttribute(
                "shown",
                new Shown(
                        place,
                        group,
                        PlaceListPage.keeper(places, agencies, group, locale),
                        places.equipment(group.code()),
                        hours(place, locale)));
        if (week == null) {
            model.addAttribute("month", month(place, month == null ? today().toString() : month + "-01", locale));
            return "booking/month";
        }
        model.addAttribute("week", week(place, date(week), locale));
        return "booking/week";
    }

    private Month month(Place place, String first, Locale locale) {
        YearMonth month = YearMonth.from(date(first));
        LocalDate monday = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        List<Day> days = calendar.days(place, month.atDay(1), month.lengthOfMonth());
        List<List<Cell>> weeks = new ArrayList<>();
        for (LocalDate date = monday; !date.isAfter(month.atEndOfMonth()); date = date.plusWeeks(1)) {
            List<Cell> cells = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                LocalDate on = date.plusDays(i);
                boolean within = YearMonth.from(on).equals(month);
                cells.add(new Cell(
                        within ? days.get(on.getDayOfMonth() - 1) : null,
                        PlaceWords.day(on, locale),
                        on.equals(today())));
            }
            weeks.add(cells);
        }
        return new Month(
                PlaceWords.month(month, locale),
                weekdays(locale, TextStyle.FULL),
                weekdays(locale, TextStyle.SHORT),
                weeks,
                isNear(month.minusMonths(1)) ? month.minusMonths(1).toString() : null,
                isNear(month.plusMonths(1)) ? month.plusMonths(1).toString() : null);
    }

    private static List<String> weekdays(Locale locale, TextStyle style) {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> PlaceWords.weekday(day, locale, style))
                .toList();
    }

    private Week week(Place place, LocalDate in, Locale locale) {
        LocalDate monday = in.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        List<Row> rows = calendar.days(place, monday, 7).stream()
                .map(day -> row(place, day, locale))
                .toList();
        LocalDate before = monday.minusWeeks(1);
        LocalDate after = monday.plusWeeks(1);
        return new Week(
                PlaceWords.day(monday, locale) + " – " + PlaceWords.day(monday.plusDays(6), locale),
                rows,
                YearMonth.from(in).toString(),
                isNear(YearMonth.from(before)) ? before.toString() : null,
                isNear(YearMonth.from(after)) ? after.toString() : null);
    }

    private Row row(Place place, Day day, Locale locale) {
        return new Row(
                day,
                PlaceWords.day(day.date(), locale),
                PlaceWords.spans(day.opening(), locale),
                day.taken().stream()
                        .map(one -> PlaceWords.span(one.from(), one.to(), locale) + " "
                                + words.taken(one.booking(), place.code(), locale))
                        .toList(),
                words.free(place, day.slots(), locale));
    }

    private static List<Hours> hours(Place place, Locale locale) {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> new Hours(
                        PlaceWords.weekday(day, locale, TextStyle.FULL),
                        place.opening().on(day).stream()
                                .map(span -> locale.getLanguage().equals("en")
                                        ? span.replace("-", "–")
                                        : span.replace("-", "–").replace(':', '.'))
                                .toList()))
                .toList();
    }

    /** Years ahead nobody has anything to see, and a calendar that goes on for ever would only keep search engines busy. */
    private boolean isNear(YearMonth month) {
        return Math.abs(month.getYear() - today().getYear()) <= YEARS;
    }

    private LocalDate date(String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (isNear(YearMonth.from(date))) {
                return date;
            }
        } catch (DateTimeException e) {
            // No such page, as below.
        }
        throw new NotFound("day " + text);
    }

    private LocalDate today() {
        return calendar.today();
    }
}
