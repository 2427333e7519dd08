package id.andalan.agency;

import id.andalan.core.NotFound;
import id.andalan.core.Validity;
import id.andalan.pack.CityMemory;
import id.andalan.region.City;
import id.andalan.region.Region;
import id.andalan.region.Regions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The door of the kinds of citizen reports: what there is, how fast, and who answers for it where and when. Answers from memory. */
@Service
public class Categories implements CityMemory {
    static final String MEMORY = "category";

    private final CategoryTable table;
    private final Agencies agencies;
    private final Regions regions;
    private final City city;
    private volatile State state = new State(Map.of(), List.of());

    private record State(Map<String, Category> categories, List<CategoryGroup> groups) {}

    Categories(CategoryTable table, Agencies agencies, Regions regions, City city) {
        this.table = table;
        this.agencies = agencies;
        this.regions = regions;
        this.city = city;
    }

    /** Also a kind that is no longer offered. */
    public Category get(String code) {
        return find(code).orElseThrow(() -> new NotFound("category " + code));
    }

    public Optional<Category> find(String code) {
        return Optional.ofNullable(state.categories().get(code));
    }

    /** Kinds that are offered on a day, in the pack's order. */
    public List<Category> list(LocalDate date) {
        return state.categories().values().stream()
                .filter(category -> category.validity().holds(date))
                .toList();
    }

    /** All kinds of all times, in the pack's order. */
    public List<Category> list() {
        return List.copyOf(state.categories().values());
    }

    /** Headings, in the pack's order. */
    public List<CategoryGroup> groups() {
        return state.groups();
    }

    /**
     * The agency that answers for a kind of report in a ward on a day: the exception for the ward, else for its district, else the
     * city-wide rule; and if that agency has ended by then, its successor.
     */
    public Agency responsible(String category, String ward, LocalDate date) {
        Category kind = get(category);
        for (String area : areas(ward)) {
            for (Category.Duty duty : kind.duties()) {
                if (duty.area().equals(area) && duty.validity().holds(date)) {
                    return agencies.inCharge(duty.agency(), date);
                }
            }
        }
        throw new IllegalStateException("nobody answers for " + category + " on " + date);
    }

    /** From the ward outwards; a ward without an exception of its own follows the ward it was split off from. */
    private List<String> areas(String ward) {
        List<String> areas = new ArrayList<>();
        areas.add(ward);
        Optional<Region> region = regions.find(ward);
        region.map(Region::predecessor).ifPresent(areas::add);
        region.map(Region::parent).ifPresent(areas::add);
        areas.add(city.profile().code());
        return areas;
    }

    @Override
    public String name() {
        return MEMORY;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public void reload() {
        Map<String, Category> read = new LinkedHashMap<>();
        table.list().forEach(category -> read.put(category.code(), category));
        state = new State(java.util.Collections.unmodifiableMap(read), table.groups());
    }

    static boolean covers(List<Category.Duty> duties, Validity validity) {
        // The rules follow each other without a gap when each one's day after the last is another one's first.
        LocalDate at = validity.from();
        while (true) {
            LocalDate now = at;
            Optional<LocalDate> until = duties.stream()
                    .filter(duty -> duty.validity().holds(now))
                    .map(duty -> duty.validity().to())
                    .max(LocalDate::compareTo);
            if (until.isEmpty()) {
                return false;
            }
            if (!until.get().isBefore(validity.to())) {
                return true;
            }
            at = until.get().plusDays(1);
        }
    }
}
