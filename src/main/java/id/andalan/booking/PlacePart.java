package id.andalan.booking;

import id.andalan.pack.Editions;
import id.andalan.pack.PackPart;
import id.andalan.pack.PackReading;
import id.andalan.pack.YamlNode;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads {@code bookings.yaml}. A city may have nothing to book. */
@Component
class PlacePart implements PackPart {
    static final String FILE = "bookings.yaml";
    static final String PLACE = "place";
    static final String GROUP = "placeGroup";
    static final String EQUIPMENT = "equipment";

    private final PlaceTable table;
    private final Editions editions;

    PlacePart(PlaceTable table, Editions editions) {
        this.table = table;
        this.editions = editions;
    }

    /** What the file says. */
    private record Read(List<PlaceGroup> groups, List<Place> places, List<Equipment> equipment) {}

    @Override
    public int order() {
        return 65;
    }

    @Override
    public Runnable read(PackReading pack) {
        Read read = new Read(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        List<String> known = table.places().stream().map(Place::code).toList();
        if (pack.has(FILE) || !known.isEmpty()) {
            pack.yaml(FILE).ifPresent(file -> {
                for (YamlNode group : file.only("groups").list("groups")) {
                    read(group, read, pack);
                }
                exclusions(file, read.places, pack);
                pack.keep(PLACE, known, FILE);
                pack.keep(
                        EQUIPMENT,
                        table.equipment().stream().map(Equipment::code).toList(),
                        FILE);
            });
        }
        return () -> store(read);
    }

    private static void read(YamlNode group, Read into, PackReading pack) {
        PlaceGroup read = PlaceFile.group(group, pack);
        into.groups.add(read);
        for (YamlNode place : group.list("places")) {
            into.places.add(PlaceFile.place(place, read.code(), pack));
        }
        for (YamlNode equipment : group.list("equipment")) {
            into.equipment.add(PlaceFile.equipment(equipment, read.code(), pack));
        }
    }

    /** Both places must be single ones: which of ten desks a stage excludes nobody could say. */
    private static void exclusions(YamlNode file, List<Place> places, PackReading pack) {
        for (YamlNode group : file.list("groups")) {
            for (YamlNode entry : group.list("places")) {
                for (YamlNode other : entry.list("excludes")) {
                    String code = other.text();
                    pack.refer(PLACE, code, other.place());
                    boolean several = places.stream()
                            .anyMatch(place -> place.units() > 1
                                    && (place.code().equals(code)
                                            || place.excludes().contains(code)));
                    if (several || code.equals(entry.text("code"))) {
                        pack.fault(other.place(), "pack.booking.excludes", code);
                    }
                }
            }
        }
    }

    private void store(Read read) {
        int position = 0;
        for (PlaceGroup group : read.groups) {
            table.put(group, position++);
        }
        for (Place place : read.places) {
            table.put(place, position++);
        }
        for (Equipment equipment : read.equipment) {
            table.put(equipment, position++);
        }
        table.number(Spots.all(read.places));
        Spots.excluded(read.places)
                .forEach((place, others) ->
                        Spots.of(place, 1, others).stream().skip(1).forEach(key -> table.share(place, key)));
        editions.changed(Places.MEMORY);
    }
}
