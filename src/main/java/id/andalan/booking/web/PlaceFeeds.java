package id.andalan.booking.web;

import id.andalan.booking.Booking;
import id.andalan.booking.CalendarFile;
import id.andalan.booking.Place;
import id.andalan.booking.PlaceCalendar;
import id.andalan.booking.PlaceGroup;
import id.andalan.booking.Places;
import id.andalan.region.City;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Calendars to subscribe to, as iCalendar: firm bookings and closures from a month ago on, with the titles that are public. In
 * Indonesian whoever reads: a subscription has no reader's language.
 */
@RestController
class PlaceFeeds {
    private static final Duration PAST = Duration.ofDays(31);
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Locale LOCALE = id.andalan.core.Bilingual.INDONESIAN;

    private final Places places;
    private final PlaceCalendar calendar;
    private final PlaceWords words;
    private final City city;

    PlaceFeeds(Places places, PlaceCalendar calendar, PlaceWords words, City city) {
        this.places = places;
        this.calendar = calendar;
        this.words = words;
        this.city = city;
    }

    @GetMapping(path = "/tempat/{code}.ics", produces = "text/calendar;charset=UTF-8")
    ResponseEntity<String> place(@PathVariable String code) {
        Place place = places.get(code);
        PlaceGroup group = places.group(place.group());
        return feed(place.name().in(LOCALE) + " – " + group.name().in(LOCALE), Set.of(place.code()));
    }

    @GetMapping(path = "/tempat/kelompok/{code}.ics", produces = "text/calendar;charset=UTF-8")
    ResponseEntity<String> group(@PathVariable String code) {
        PlaceGroup group = places.group(code);
        return feed(
                group.name().in(LOCALE),
                places.list(code).stream().map(Place::code).collect(Collectors.toSet()));
    }

    private ResponseEntity<String> feed(String name, Set<String> codes) {
        List<CalendarFile.Event> events =
                calendar
                        .firm(
                                codes,
                                calendar.today()
                                        .atStartOfDay(calendar.zone())
                                        .toInstant()
                                        .minus(PAST))
                        .stream()
                        .map(this::event)
                        .toList();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .header("Access-Control-Allow-Origin", "*")
                .body(CalendarFile.write(name, events));
    }

    private CalendarFile.Event event(Booking booking) {
        return new CalendarFile.Event(
                booking.id() + "@booking." + city.profile().code(),
                booking.updatedAt(),
                booking.from(),
                booking.to(),
                booking.sequence(),
                words.taken(booking, booking.place(), LOCALE),
                words.place(booking.place(), LOCALE));
    }
}
