package id.andalan.region;

import id.andalan.core.Validity;
import id.andalan.pack.CsvRow;
import id.andalan.pack.Editions;
import id.andalan.pack.PackPart;
import id.andalan.pack.PackReading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads {@code regions.csv}, and has the schematic boundaries drawn from it and {@code islands.geojson}. */
@Component
class RegionPart implements PackPart {
    static final String FILE = "regions.csv";
    static final String KIND = "region";

    private static final Set<String> COLUMNS = Set.of(
            "code",
            "level",
            "name",
            "parent",
            "island",
            "lat",
            "lon",
            "area_km2",
            "bps_code",
            "postcode",
            "valid_from",
            "valid_to",
            "predecessor",
            "date_certain",
            "note");

    private final RegionTable table;
    private final SchematicSets schematic;
    private final Editions editions;

    RegionPart(RegionTable table, SchematicSets schematic, Editions editions) {
        this.table = table;
        this.schematic = schematic;
        this.editions = editions;
    }

    /** A region and where it stands in the file. */
    record Line(Region region, CsvRow row) {}

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Runnable read(PackReading pack) {
        List<CsvRow> rows = pack.csv(FILE, COLUMNS);
        List<Line> lines = new ArrayList<>();
        for (CsvRow row : rows) {
            lines.add(new Line(region(row, pack), row));
        }
        defineCodes(lines, pack);
        lines.forEach(line -> checkParent(line, pack));
        pack.keep(KIND, table.list().stream().map(Region::code).toList(), FILE);
        List<Region> regions = lines.stream().map(Line::region).toList();
        Runnable boundaries = schematic.read(pack, lines);
        return () -> {
            table.replace(regions);
            boundaries.run();
            editions.changed(Regions.MEMORY);
        };
    }

    private static Region region(CsvRow row, PackReading pack) {
        return new Region(
                row.required("code"),
                row.choice("level", RegionLevel.class),
                row.required("name"),
                blankToNull(row.text("parent")),
                blankToNull(row.text("island")),
                point(row, pack),
                row.number("area_km2").orElse(null),
                blankToNull(row.text("bps_code")),
                blankToNull(row.text("postcode")),
                row.validity(),
                blankToNull(row.text("predecessor")),
                row.yes("date_certain"),
                blankToNull(row.text("note")));
    }

    private static Region.@Nullable Point point(CsvRow row, PackReading pack) {
        Optional<Double> lat = row.number("lat");
        Optional<Double> lon = row.number("lon");
        if (lat.isEmpty() && lon.isEmpty()) {
            return null;
        }
        if (lat.isEmpty() || lon.isEmpty() || Math.abs(lat.get()) > 90 || Math.abs(lon.get()) > 180) {
            pack.fault(row.place(), "pack.point", row.text("lat"), row.text("lon"));
            return null;
        }
        return new Region.Point(lat.get(), lon.get());
    }

    private static @Nullable String blankToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** A code may stand on several rows as long as their times do not overlap. */
    private static void defineCodes(List<Line> lines, PackReading pack) {
        Map<String, List<Line>> byCode = new HashMap<>();
        for (Line line : lines) {
            String code = line.region().code();
            List<Line> same = byCode.computeIfAbsent(code, c -> new ArrayList<>());
            if (same.isEmpty()) {
                pack.define(KIND, code, line.row().place());
            }
            for (Line other : same) {
                if (other.region().validity().overlaps(line.region().validity())) {
                    pack.fault(
                            line.row().place(),
                            "pack.region.overlap",
                            code,
                            other.row().place().toString());
                }
            }
            same.add(line);
        }
    }

    private static void checkParent(Line line, PackReading pack) {
        Region region = line.region();
        if (!region.level().fits(region.code())) {
            pack.fault(line.row().place(), "pack.region.code", region.code());
        }
        if (region.level() != RegionLevel.PROVINCE) {
            String parent = line.row().required("parent");
            if (!parent.isEmpty()) {
                pack.refer(KIND, parent, line.row().place());
                if (!region.code().startsWith(parent + ".")) {
                    pack.fault(line.row().place(), "pack.region.parent", region.code(), parent);
                }
            }
        }
        if (region.predecessor() != null) {
            pack.refer(KIND, region.predecessor(), line.row().place());
        }
    }

    static boolean isOpen(Region region) {
        return region.validity().to().equals(Validity.ALWAYS.to());
    }
}
