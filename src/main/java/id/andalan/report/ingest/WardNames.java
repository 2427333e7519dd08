package id.andalan.report.ingest;

import id.andalan.core.Refusal;
import id.andalan.region.Region;
import id.andalan.region.RegionLevel;
import id.andalan.report.NewReport;
import id.andalan.report.PastReport;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds the ward that a file means: by code, or by name as people write it ({@code Kel. Kota Baru}, {@code KOTABARU}). A name that more
 * than one ward has or had is refused: only a code says which. Pure.
 */
final class WardNames {
    private final Map<String, List<Region>> byCode = new HashMap<>();
    private final Map<String, List<Region>> byName = new HashMap<>();
    private final Map<String, String> districts;
    private final Function<Instant, LocalDate> dates;

    /**
     * Knows the regions of all times.
     *
     * @param dates the city's day at a time
     */
    WardNames(List<Region> regions, Function<Instant, LocalDate> dates) {
        this.dates = dates;
        this.districts = regions.stream()
                .filter(region -> region.level() == RegionLevel.DISTRICT)
                .collect(Collectors.toMap(Region::code, Region::name, (one, later) -> later));
        for (Region region : regions) {
            if (region.level() == RegionLevel.WARD) {
                byCode.computeIfAbsent(region.code(), code -> new ArrayList<>()).add(region);
                byName.computeIfAbsent(key(region.name()), name -> new ArrayList<>())
                        .add(region);
            }
        }
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replaceFirst("^\\s*(kelurahan|kel)\\b\\.?", "")
                .replaceAll("\\s+", "");
    }

    /** The same report with the code of its ward; one that has a point needs none. */
    PastReport placed(PastReport past) {
        NewReport.Place place = past.place();
        String written = place.ward();
        if (written == null || (place.lat() != null && place.lon() != null)) {
            return past;
        }
        return new PastReport(
                past.externalId(),
                past.category(),
                new NewReport.Place(place.lat(), place.lon(), code(written, past.filedAt()), place.address()),
                past.description(),
                past.status(),
                past.filedAt(),
                past.updatedAt(),
                past.endedAt());
    }

    private String code(String written, Instant at) {
        List<Region> found = byCode.getOrDefault(written, byName.getOrDefault(key(written), List.of()));
        List<String> codes = found.stream().map(Region::code).distinct().toList();
        if (codes.isEmpty()) {
            throw new Refusal("ingest.row.ward", written);
        }
        if (codes.size() > 1) {
            throw new Refusal(
                    "ingest.row.ward.several",
                    written,
                    found.stream().map(this::shown).distinct().collect(Collectors.joining(", ")));
        }
        LocalDate date = dates.apply(at);
        if (found.stream().noneMatch(region -> region.validity().holds(date))) {
            throw new Refusal("ingest.row.ward.then", written, date);
        }
        return codes.getFirst();
    }

    private String shown(Region ward) {
        return ward.code() + " (" + districts.getOrDefault(String.valueOf(ward.parent()), "?") + ")";
    }
}
