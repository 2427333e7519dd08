package id.andalan.region;

import id.andalan.core.WorkingCalendar;
import id.andalan.pack.Editions;
import id.andalan.pack.Fault.Place;
import id.andalan.pack.PackPart;
import id.andalan.pack.PackReading;
import id.andalan.pack.YamlNode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads {@code city.yaml} and the national {@code holidays.yaml}. */
@Component
class CityPart implements PackPart {
    private static final String FILE = "city.yaml";
    /** WCAG 2.2 AA asks for 4.5; the paper is a little darker than white. */
    private static final double READABLE = 4.9;

    private final CityTable table;
    private final Editions editions;

    CityPart(CityTable table, Editions editions) {
        this.table = table;
        this.editions = editions;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Runnable read(PackReading pack) {
        Optional<CityProfile> profile = pack.yaml(FILE).map(city -> profile(city, pack));
        Optional<YamlNode> calendar = pack.nationalYaml("holidays.yaml");
        List<Holiday> holidays = calendar.map(file -> holidays(file, pack)).orElse(List.of());
        List<CityTable.Season> seasons = calendar.map(CityPart::ramadan).orElse(List.of());
        if (pack.isSound(FILE) && profile.isPresent()) {
            pack.share(WorkingCalendar.class, CityTable.calendar(profile.get(), holidays, seasons));
        }
        return () -> {
            table.replace(profile.orElseThrow(), holidays, seasons);
            editions.changed(City.MEMORY);
        };
    }

    private CityProfile profile(YamlNode city, PackReading pack) {
        city.only(
                "code",
                "name",
                "shortName",
                "province",
                "government",
                "zone",
                "zoneLabel",
                "contact",
                "branding",
                "map",
                "officeHours",
                "ramadanHours");
        YamlNode map = city.get("map").only("center", "zoom");
        YamlNode center = map.get("center").only("lat", "lon");
        String code = city.reference("code", RegionPart.KIND);
        table.findCode()
                .filter(known -> !known.equals(code))
                .ifPresent(known -> pack.fault(city.place(), "pack.city.other", code, known));
        pack.setCity(code);
        return new CityProfile(
                code,
                city.bilingual("name"),
                city.text("shortName"),
                city.reference("province", RegionPart.KIND),
                city.bilingual("government"),
                zone(city, pack),
                city.text("zoneLabel"),
                contact(city.get("contact")),
                branding(city.get("branding"), pack),
                new CityProfile.MapView(center.number("lat"), center.number("lon"), (int) map.number("zoom")),
                officeHours(city, pack),
                city.find("ramadanHours").map(week -> hours(week, pack)).orElse(Map.of()));
    }

    private static String zone(YamlNode city, PackReading pack) {
        String zone = city.text("zone");
        try {
            return ZoneId.of(zone).getId();
        } catch (DateTimeException e) {
            pack.fault(city.get("zone").place(), "pack.zone", zone);
            return "UTC";
        }
    }

    private static CityProfile.Contact contact(YamlNode contact) {
        contact.only("website", "phone", "email", "address", "emergency");
        return new CityProfile.Contact(
                contact.findText("website").orElse(null),
                contact.findText("phone").orElse(null),
                contact.findText("email").orElse(null),
                contact.list("address").stream().map(YamlNode::text).toList(),
                contact.list("emergency").stream()
                        .map(number -> number.only("number", "name"))
                        .map(number -> new CityProfile.EmergencyNumber(number.text("number"), number.bilingual("name")))
                        .toList());
    }

    private static CityProfile.Branding branding(YamlNode branding, PackReading pack) {
        branding.only("brand", "brandStrong", "accent");
        for (String key : List.of("brand", "brandStrong", "accent")) {
            String color = branding.text(key);
            Place place = branding.get(key).place();
            if (!color.matches("#[0-9a-fA-F]{6}")) {
                pack.fault(place, "pack.color", color);
            } else if (Contrast.onWhite(color) < READABLE) {
                pack.fault(place, "pack.contrast", color, String.format(Locale.ROOT, "%.1f", Contrast.onWhite(color)));
            }
        }
        return new CityProfile.Branding(branding.text("brand"), branding.text("brandStrong"), branding.text("accent"));
    }

    private static Map<DayOfWeek, List<String>> officeHours(YamlNode city, PackReading pack) {
        YamlNode week = city.get("officeHours");
        Map<DayOfWeek, List<String>> hours = hours(week, pack);
        if (hours.isEmpty()) {
            pack.fault(week.place(), "pack.hours.none");
        }
        return hours;
    }

    private static Map<DayOfWeek, List<String>> hours(YamlNode week, PackReading pack) {
        week.only("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
        Map<DayOfWeek, List<String>> hours = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            List<String> spans = new ArrayList<>();
            for (YamlNode span : week.list(day.name().toLowerCase(Locale.ROOT))) {
                spans.add(span.text());
                try {
                    CityProfile.hours(Map.of(day, spans));
                } catch (RuntimeException e) {
                    pack.fault(span.place(), "pack.hours", span.text());
                    spans.removeLast();
                }
            }
            if (!spans.isEmpty()) {
                hours.put(day, spans);
            }
        }
        return hours;
    }

    private static List<Holiday> holidays(YamlNode file, PackReading pack) {
        file.only("holidays", "ramadan");
        List<Holiday> holidays = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlNode entry : file.list("holidays")) {
            entry.only("date", "kind", "name", "uncertain");
            Holiday holiday = new Holiday(
                    entry.date("date"),
                    entry.choice("kind", Holiday.Kind.class),
                    entry.bilingual("name"),
                    !entry.flag("uncertain", false));
            if (!seen.add(holiday.day() + holiday.name().id())) {
                pack.fault(
                        entry.place(),
                        "pack.holiday.twice",
                        holiday.name().id(),
                        holiday.day().toString());
            }
            holidays.add(holiday);
        }
        return holidays;
    }

    private static List<CityTable.Season> ramadan(YamlNode file) {
        return file.list("ramadan").stream()
                .map(season -> season.only("from", "to", "uncertain"))
                .map(season -> {
                    var days = season.validity("from", "to");
                    return new CityTable.Season(days.from(), days.to(), !season.flag("uncertain", false));
                })
                .toList();
    }
}
