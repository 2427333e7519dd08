package id.andalan.agency;

import id.andalan.core.NotFound;
import id.andalan.pack.CityMemory;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The door of the agencies. Answers from memory. */
@Service
public class Agencies implements CityMemory {
    static final String MEMORY = "agency";

    private final AgencyTable table;
    private volatile Map<String, Agency> agencies = Map.of();

    Agencies(AgencyTable table) {
        this.table = table;
    }

    /** Also an agency that no longer exists: old records keep their old home. */
    public Agency get(String code) {
        return find(code).orElseThrow(() -> new NotFound("agency " + code));
    }

    public Optional<Agency> find(@Nullable String code) {
        return code == null ? Optional.empty() : Optional.ofNullable(agencies.get(code));
    }

    /** Agencies that exist on a day, by code. */
    public List<Agency> list(LocalDate date) {
        return agencies.values().stream()
                .filter(agency -> agency.validity().holds(date))
                .toList();
    }

    /** All agencies of all times, by code. */
    public List<Agency> list() {
        return List.copyOf(agencies.values());
    }

    /**
     * Who does the work of an agency on a day: the agency itself, or after its end its successor, the successor's successor and so on.
     * The agency itself when it ended without a successor or had not begun.
     */
    public Agency inCharge(String code, LocalDate date) {
        Agency agency = get(code);
        Set<String> seen = new HashSet<>();
        while (date.isAfter(agency.validity().to()) && seen.add(agency.code())) {
            Agency current = agency;
            agency = find(agency.successor()).orElse(current);
        }
        return agency;
    }

    @Override
    public String name() {
        return MEMORY;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public void reload() {
        Map<String, Agency> read = new LinkedHashMap<>();
        table.list().forEach(agency -> read.put(agency.code(), agency));
        agencies = java.util.Collections.unmodifiableMap(read);
    }
}
