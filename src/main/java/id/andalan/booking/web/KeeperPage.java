package id.andalan.booking.web;

import id.andalan.booking.Availability.Occurrence;
import id.andalan.booking.Booking;
import id.andalan.booking.Equipment;
import id.andalan.booking.Place;
import id.andalan.booking.PlaceCalendar;
import id.andalan.booking.PlaceKeeping;
import id.andalan.booking.Places;
import id.andalan.core.Actor;
import id.andalan.core.Ids;
import id.andalan.core.NotFound;
import id.andalan.core.web.Faults;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** GET /kerja/tempat: the calendars that one's agency keeps; GET /kerja/tempat/{code}: one of them with everything in it. */
@Controller
public class KeeperPage {
    private static final int WEEKS = 4;

    private final PlaceKeeping keeping;
    private final Places places;
    private final PlaceCalendar calendar;
    private final PlaceWords words;

    KeeperPage(PlaceKeeping keeping, Places places, PlaceCalendar calendar, PlaceWords words) {
        this.keeping = keeping;
        this.places = places;
        this.calendar = calendar;
        this.words = words;
    }

    /** A place in the list, with what is on in the next days and how many wait. */
    public record Row(Place place, String group, int today, int soon, int waiting) {}

    /** A booking in the list. {@code mine}: of this place itself, so that it may be changed here. */
    public record Line(
            Booking booking, String day, String span, String title, String kind, boolean mine, boolean series) {
        /** For an input of the type {@code datetime-local}. */
        public String input(java.time.Instant at, java.time.ZoneId zone) {
            return LocalDateTime.ofInstant(at, zone).toString();
        }
    }

    /** Somebody who waits. */
    public record Waiter(String when, boolean offered, java.time.Instant since) {}

    /** How much of an equipment is out, day by day. */
    public record Load(Equipment equipment, List<Integer> out) {}

    /** Four weeks. */
    public record Shown(
            Place place,
            String group,
            boolean keeps,
            List<Line> lines,
            List<Waiter> waiters,
            List<String> loadDays,
            List<Load> load,
            LocalDate first,
            java.time.ZoneId zone) {}

    /** What was typed into the form, and what stood in its way. */
    public record Draft(Map<String, String> values, List<String> conflicts, String key) {
        static Draft empty() {
            return new Draft(Map.of(), List.of(), Ids.next().toString());
        }

        public String value(String name) {
            return values.getOrDefault(name, "");
        }
    }

    @GetMapping("/kerja/tempat")
    String list(Actor actor, Locale locale, Model model) {
        LocalDate today = calendar.today();
        model.addAttribute(
                "rows",
                keeping.list(actor).stream()
                        .map(place -> new Row(
                                place,
                                places.group(place.group()).name().in(locale),
                                calendar.bookings(place, today, today.plusDays(1))
                                        .size(),
                                calendar.bookings(place, today, today.plusWeeks(2))
                                        .size(),
                                keeping.waiting(actor, place.code()).size()))
                        .toList());
        return "booking/keeper-list";
    }

    @GetMapping("/kerja/tempat/{code}")
    String place(
            Actor actor,
            @PathVariable String code,
            @RequestParam(name = "mulai", required = false) @Nullable String from,
            Locale locale,
            Model model) {
        return show(actor, code, first(from), Draft.empty(), Faults.NONE, locale, model);
    }

    /** The page, also for answering a request that could not be done. */
    String show(Actor actor, String code, LocalDate first, Draft draft, Faults faults, Locale locale, Model model) {
        Place place = keeping.get(actor, code);
        List<Booking> bookings = calendar.bookings(place, first, first.plusWeeks(WEEKS));
        List<Line> lines = bookings.stream()
                .map(booking -> line(booking, place, bookings, locale))
                .toList();
        List<Waiter> waiters = keeping.waiting(actor, code).stream()
                .map(one -> new Waiter(
                        PlaceWords.day(one.request().from().toLocalDate(), locale) + ", "
                                + PlaceWords.span(
                                        one.request().from(), one.request().to(), locale),
                        one.offered(),
                        one.joinedAt()))
                .toList();
        List<LocalDate> days = first.datesUntil(first.plusWeeks(1)).toList();
        List<Load> load = places.equipment(place.group()).stream()
                .map(equipment -> new Load(
                        equipment,
                        days.stream().map(day -> calendar.lent(equipment, day)).toList()))
                .toList();
        model.addAttribute(
                "shown",
                new Shown(
                        place,
                        places.group(place.group()).name().in(locale),
                        keeping.keeps(actor, place),
                        lines,
                        waiters,
                        days.stream()
                                .map(day -> DateTimeFormatter.ofPattern("EEE d", locale)
                                        .format(day))
                                .toList(),
                        load,
                        first,
                        calendar.zone()));
        model.addAttribute("draft", draft);
        model.addAttribute("faults", faults);
        return "booking/keeper";
    }

    private Line line(Booking booking, Place place, List<Booking> all, Locale locale) {
        LocalDateTime from = LocalDateTime.ofInstant(booking.from(), calendar.zone());
        LocalDateTime to = LocalDateTime.ofInstant(booking.to(), calendar.zone());
        boolean mine = booking.place().equals(place.code());
        String title = booking.title().text().isBlank()
                ? words.text("booking.untitled", locale)
                : booking.title().text();
        String unit = place.units() > 1 && mine ? words.text("booking.unit", locale, booking.unit()) + ": " : "";
        return new Line(
                booking,
                PlaceWords.day(from.toLocalDate(), locale),
                PlaceWords.span(from, to, locale),
                unit + (mine ? title : title + " (" + words.place(booking.place(), locale) + ")"),
                words.text("booking.kind." + booking.kind().code(), locale),
                mine,
                all.stream()
                                .filter(other -> other.series().equals(booking.series()))
                                .count()
                        > 1);
    }

    /** The occurrences that could not be, in words. */
    List<String> conflicts(List<Occurrence> occurrences, Locale locale) {
        return occurrences.stream()
                .map(one -> PlaceWords.day(one.from().toLocalDate(), locale) + ", "
                        + PlaceWords.span(one.from(), one.to(), locale) + ": "
                        + one.obstacles().stream()
                                .map(obstacle -> words.obstacle(obstacle, locale))
                                .collect(java.util.stream.Collectors.joining(" ")))
                .toList();
    }

    /** The Monday of the week that begins the page. */
    LocalDate first(@Nullable String text) {
        LocalDate day = calendar.today();
        if (text != null && !text.isBlank()) {
            try {
                day = LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
            } catch (DateTimeParseException e) {
                throw new NotFound("day " + text);
            }
            if (Math.abs(day.getYear() - calendar.today().getYear()) > 20) {
                throw new NotFound("day " + text);
            }
        }
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
