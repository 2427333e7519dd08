package id.andalan.agency;

import id.andalan.core.Bilingual;
import id.andalan.pack.CsvRow;
import id.andalan.pack.Editions;
import id.andalan.pack.Fault.Place;
import id.andalan.pack.PackPart;
import id.andalan.pack.PackReading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads {@code agencies.csv}. */
@Component
class AgencyPart implements PackPart {
    static final String KIND = "agency";

    private static final String FILE = "agencies.csv";
    private static final Set<String> COLUMNS = Set.of(
            "code",
            "name",
            "name_en",
            "abbreviation",
            "type",
            "parent",
            "serves",
            "valid_from",
            "valid_to",
            "successor",
            "certain",
            "note");

    private final AgencyTable table;
    private final Editions editions;

    AgencyPart(AgencyTable table, Editions editions) {
        this.table = table;
        this.editions = editions;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public Runnable read(PackReading pack) {
        List<CsvRow> rows = pack.csv(FILE, COLUMNS);
        List<Agency> agencies = new ArrayList<>();
        Map<String, Place> places = new HashMap<>();
        for (CsvRow row : rows) {
            Agency agency = agency(row);
            pack.define(KIND, agency.code(), row.place());
            places.putIfAbsent(agency.code(), row.place());
            pack.refer("region", row.required("serves"), row.place());
            refer(agency.parent(), row, pack);
            refer(agency.successor(), row, pack);
            if (agency.successor() != null && row.text("valid_to").isEmpty()) {
                pack.fault(row.place(), "pack.agency.open", agency.code(), agency.successor());
            }
            agencies.add(agency);
        }
        circles(agencies, places, pack);
        pack.keep(KIND, table.list().stream().map(Agency::code).toList(), FILE);
        return () -> {
            table.replace(agencies);
            editions.changed(Agencies.MEMORY);
        };
    }

    private static Agency agency(CsvRow row) {
        return new Agency(
                row.required("code"),
                new Bilingual(row.required("name"), row.required("name_en")),
                row.required("abbreviation"),
                row.choice("type", AgencyType.class),
                blankToNull(row.text("parent")),
                row.text("serves"),
                row.validity(),
                blankToNull(row.text("successor")),
                row.yes("certain"),
                blankToNull(row.text("note")));
    }

    private static void refer(@Nullable String code, CsvRow row, PackReading pack) {
        if (code != null) {
            pack.refer(KIND, code, row.place());
        }
    }

    /** A chain of successors that comes back to its start would leave nobody in charge. */
    private static void circles(List<Agency> agencies, Map<String, Place> places, PackReading pack) {
        Map<String, String> successors = new HashMap<>();
        for (Agency agency : agencies) {
            if (agency.successor() != null) {
                successors.put(agency.code(), agency.successor());
            }
        }
        for (String start : successors.keySet()) {
            Set<String> seen = new HashSet<>();
            String code = start;
            while (code != null && seen.add(code)) {
                code = successors.get(code);
            }
            if (start.equals(code)) {
                pack.fault(places.getOrDefault(start, new Place(FILE, 0)), "pack.agency.circle", start);
            }
        }
    }

    private static @Nullable String blankToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
