package id.andalan.booking;

import id.andalan.core.Bilingual;
import id.andalan.pack.PackReading;
import id.andalan.pack.YamlNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the entries of {@code bookings.yaml}; every key is described in {@code docs/bookings.md}. */
final class PlaceFile {
    private static final String AGENCY = "agency";
    private static final String CODE = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
    private static final int DAY = 24 * 60;

    private PlaceFile() {}

    static PlaceGroup group(YamlNode node, PackReading pack) {
        node.only("code", "name", "about", "agency", "service", "places", "equipment");
        String code = code(node, PlacePart.GROUP, pack);
        boolean plain = node.find("agency").map(YamlNode::isText).orElse(true);
        String agency = plain
                ? node.reference("agency", AGENCY)
                : node.get("agency").only("code", "certain").reference("code", AGENCY);
        return new PlaceGroup(
                code,
                node.bilingual("name"),
                node.bilingual("about"),
                agency,
                plain || node.get("agency").flag("certain", true),
                node.find("service")
                        .map(any -> node.reference("service", "service"))
                        .orElse(null));
    }

    static Place place(YamlNode node, String group, PackReading pack) {
        node.only(
                "code",
                "name",
                "about",
                "opening",
                "slotMinutes",
                "longestHours",
                "aheadDays",
                "noticeHours",
                "bufferMinutes",
                "overnight",
                "offerHours",
                "deposit",
                "units",
                "excludes",
                "certain",
                "until");
        String code = code(node, PlacePart.PLACE, pack);
        Place.Rules rules = rules(node, pack);
        return new Place(
                code,
                group,
                node.bilingual("name"),
                node.bilingual("about"),
                opening(node, rules.slotMinutes(), pack),
                rules,
                deposit(node, pack),
                node.find("units").isPresent() ? whole(node, "units", 1, 500, pack) : 1,
                node.list("excludes").stream().map(YamlNode::text).toList(),
                node.flag("certain", true),
                until(node));
    }

    private static @Nullable LocalDate until(YamlNode node) {
        return node.find("until").isPresent() ? node.validity("from", "until").to() : null;
    }

    static Equipment equipment(YamlNode node, String group, PackReading pack) {
        node.only("code", "name", "stock", "certain");
        Bilingual name = node.bilingual("name");
        return new Equipment(
                code(node, PlacePart.EQUIPMENT, pack),
                group,
                name,
                whole(node, "stock", 0, 100_000, pack),
                node.flag("certain", true));
    }

    private static String code(YamlNode node, String kind, PackReading pack) {
        String code = node.text("code");
        if (!code.isEmpty()) {
            if (!code.matches(CODE) || code.length() > 40) {
                pack.fault(node.place("code"), "pack.booking.code", code);
            }
            pack.define(kind, code, node.place("code"));
        }
        return code;
    }

    private static Place.Rules rules(YamlNode node, PackReading pack) {
        int slot = whole(node, "slotMinutes", 5, DAY, pack);
        if (DAY % slot != 0) {
            pack.fault(node.place("slotMinutes"), "pack.booking.slot", slot);
        }
        return new Place.Rules(
                slot,
                whole(node, "longestHours", 1, 24 * 31, pack) * 60,
                whole(node, "aheadDays", 1, 730, pack),
                whole(node, "noticeHours", 0, 24 * 90, pack) * 60,
                node.find("bufferMinutes").isPresent() ? whole(node, "bufferMinutes", 0, DAY, pack) : 0,
                node.flag("overnight", false),
                node.find("offerHours").isPresent() ? whole(node, "offerHours", 1, 24 * 14, pack) * 60 : DAY);
    }

    private static Place.Opening opening(YamlNode node, int slot, PackReading pack) {
        YamlNode opening = node.get("opening")
                .only("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "holidays");
        Map<DayOfWeek, List<String>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            List<String> spans = new ArrayList<>();
            LocalTime last = LocalTime.MIN;
            for (YamlNode span : opening.list(day.name().toLowerCase(Locale.ROOT))) {
                LocalTime[] times = times(span.text());
                if (times == null || times[0].isBefore(last) || !onSlot(times[0], slot) || !onSlot(times[1], slot)) {
                    pack.fault(span.place(), "pack.booking.hours", span.text(), slot);
                } else {
                    last = times[1];
                    spans.add(span.text());
                }
            }
            if (!spans.isEmpty()) {
                week.put(day, List.copyOf(spans));
            }
        }
        if (week.isEmpty()) {
            pack.fault(opening.place(), "pack.booking.shut");
        }
        return new Place.Opening(week, opening.flag("holidays", true));
    }

    private static boolean onSlot(LocalTime time, int slot) {
        return (time.getHour() * 60 + time.getMinute()) % Math.max(1, slot) == 0;
    }

    private static LocalTime @Nullable [] times(String text) {
        int dash = text.indexOf('-');
        try {
            LocalTime from = LocalTime.parse(text.substring(0, Math.max(0, dash)));
            LocalTime to = LocalTime.parse(text.substring(dash + 1));
            return from.isBefore(to) ? new LocalTime[] {from, to} : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** {@code pending}, or {@code {rupiah: 500000, certain: false}}; {@code {rupiah: 0}} where none is asked. */
    private static Place.Deposit deposit(YamlNode node, PackReading pack) {
        YamlNode deposit = node.get("deposit");
        if (deposit.isText()) {
            if (!deposit.text().equals("pending")) {
                pack.fault(deposit.place(), "pack.choice", "deposit", deposit.text(), "pending, {rupiah: …}");
            }
            return new Place.Deposit(null, false);
        }
        deposit.only("rupiah", "certain");
        return new Place.Deposit(
                (long) whole(deposit, "rupiah", 0, 1_000_000_000, pack), deposit.flag("certain", true));
    }

    private static int whole(YamlNode node, String key, int least, int most, PackReading pack) {
        String text = node.text(key);
        if (text.matches("\\d{1,10}")) {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return (int) number;
            }
        }
        if (!text.isEmpty()) {
            pack.fault(node.place(key), "pack.booking.whole", key, least, most, text);
        }
        return least;
    }
}
