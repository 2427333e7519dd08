package id.andalan.booking.web;

import id.andalan.booking.Place;
import id.andalan.booking.PlaceCalendar;
import id.andalan.booking.PlaceCalendar.Day;
import id.andalan.booking.Places;
import id.andalan.core.Bilingual;
import id.andalan.core.Refusal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Places and what is free, for other systems and for our own picker. Says nothing of who has the rest. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class FreeSlots {
    private static final int WEEK = 7;

    private final Places places;
    private final PlaceCalendar calendar;

    FreeSlots(Places places, PlaceCalendar calendar) {
        this.places = places;
        this.calendar = calendar;
    }

    /** A place; {@code depositRupiah} is null while the agency has not said how much. */
    record PlaceRow(
            String code,
            String group,
            Bilingual name,
            Bilingual about,
            String agency,
            @Nullable String service,
            int units,
            int slotMinutes,
            int longestMinutes,
            int aheadDays,
            int noticeMinutes,
            int bufferMinutes,
            @Nullable Long depositRupiah,
            List<String> excludes,
            boolean certain,
            String calendar) {}

    record PlaceList(List<PlaceRow> places) {}

    /** Local times; {@code free} counts units. */
    record SlotRow(String from, String to, int free, boolean bookable) {}

    record DayRow(LocalDate date, String state, List<SlotRow> slots) {}

    record Free(String place, String zone, List<DayRow> days) {}

    @GetMapping("/api/v1/places")
    PlaceList list() {
        return new PlaceList(places.list().stream().map(this::row).toList());
    }

    @GetMapping("/api/v1/places/{code}/free")
    Free free(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(defaultValue = "7") int days) {
        Place place = places.get(code);
        if (days < 1 || days > PlaceCalendar.MOST_DAYS) {
            throw Refusal.at("days", "booking.range", PlaceCalendar.MOST_DAYS);
        }
        return free(place, from == null ? calendar.today() : date("from", from), days);
    }

    /** The week that begins on a day. */
    @GetMapping("/tempat/{code}/bebas.json")
    Free week(
            @PathVariable String code,
            @RequestParam(name = "tanggal", required = false) @Nullable String date,
            @RequestParam(name = "hari", defaultValue = "7") int days) {
        return free(
                places.get(code), date == null ? calendar.today() : date("tanggal", date), Math.clamp(days, 1, WEEK));
    }

    private Free free(Place place, LocalDate from, int days) {
        return new Free(
                place.code(),
                calendar.zone().getId(),
                calendar.days(place, from, days).stream().map(FreeSlots::row).toList());
    }

    private static DayRow row(Day day) {
        return new DayRow(
                day.date(),
                day.state().code(),
                day.slots().stream()
                        .map(slot -> new SlotRow(
                                slot.from().toString(), slot.to().toString(), slot.units(), slot.bookable()))
                        .toList());
    }

    private PlaceRow row(Place place) {
        Place.Rules rules = place.rules();
        return new PlaceRow(
                place.code(),
                place.group(),
                place.name(),
                place.about(),
                places.keeper(place),
                places.group(place.group()).service(),
                place.units(),
                rules.slotMinutes(),
                rules.longestMinutes(),
                rules.aheadDays(),
                rules.noticeMinutes(),
                rules.bufferMinutes(),
                place.deposit().rupiah(),
                place.excludes(),
                place.certain(),
                "/tempat/" + place.code() + ".ics");
    }

    private static LocalDate date(String field, String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() >= 2000 && date.getYear() <= 2200) {
                return date;
            }
        } catch (DateTimeParseException e) {
            // Refused, as below.
        }
        throw Refusal.at(field, "booking.time", text.length() > 40 ? text.substring(0, 40) : text);
    }
}
