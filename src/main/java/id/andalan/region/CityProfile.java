package id.andalan.region;

import id.andalan.core.Bilingual;
import id.andalan.core.OfficeHours;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who the city is, as its pack says.
 *
 * @param zone IANA zone of all times that people see
 * @param zoneLabel what people call it: WIB, WITA, WIT
 * @param map where maps open
 * @param officeHours per weekday, spans like {@code 07:30-12:00}
 * @param ramadanHours the same for Ramadan; empty when the city keeps its usual hours
 */
public record CityProfile(
        String code,
        Bilingual name,
        String shortName,
        String province,
        Bilingual government,
        String zone,
        String zoneLabel,
        Contact contact,
        Branding branding,
        MapView map,
        Map<DayOfWeek, List<String>> officeHours,
        Map<DayOfWeek, List<String>> ramadanHours) {

    public record Contact(
            @Nullable String website,
            @Nullable String phone,
            @Nullable String email,
            List<String> address,
            List<EmergencyNumber> emergency) {}

    public record EmergencyNumber(String number, Bilingual name) {}

    /** Colours as {@code #rrggbb}: links and buttons, head of the page, main button; all readable as text on light paper. */
    public record Branding(String brand, String brandStrong, String accent) {}

    public record MapView(double lat, double lon, int zoom) {}

    ZoneId zoneId() {
        return ZoneId.of(zone);
    }

    static OfficeHours hours(Map<DayOfWeek, List<String>> week) {
        Map<DayOfWeek, List<OfficeHours.Span>> spans = new EnumMap<>(DayOfWeek.class);
        week.forEach((day, texts) ->
                spans.put(day, texts.stream().map(CityProfile::span).toList()));
        return new OfficeHours(spans);
    }

    /** Reads {@code 07:30-12:00}; throws some RuntimeException for any other text. */
    static OfficeHours.Span span(String text) {
        int dash = text.indexOf('-');
        return new OfficeHours.Span(
                LocalTime.parse(text.substring(0, dash)), LocalTime.parse(text.substring(dash + 1)));
    }
}
