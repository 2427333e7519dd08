package id.andalan.booking;

import id.andalan.agency.Agencies;
import id.andalan.core.NotFound;
import id.andalan.pack.CityMemory;
import id.andalan.region.City;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** What there is to book. Answers from memory. */
@Service
public class Places implements CityMemory {
    static final String MEMORY = "booking";

    private final PlaceTable table;
    private final Agencies agencies;
    private final City city;
    private final Clock clock;
    private volatile State state = new State(Map.of(), Map.of(), Map.of(), Map.of());

    private record State(
            Map<String, PlaceGroup> groups,
            Map<String, Place> places,
            Map<String, Equipment> equipment,
            Map<String, List<String>> excluded) {}

    Places(PlaceTable table, Agencies agencies, City city, Clock clock) {
        this.table = table;
        this.agencies = agencies;
        this.city = city;
        this.clock = clock;
    }

    /** Also one that is closed by now. */
    public Place get(String code) {
        return find(code).orElseThrow(() -> new NotFound("place " + code));
    }

    public Optional<Place> find(String code) {
        return Optional.ofNullable(state.places().get(code));
    }

    /** Places that may be booked today, in the order of the pack. */
    public List<Place> list() {
        java.time.LocalDate today = city.dateAt(clock.instant());
        return state.places().values().stream()
                .filter(place -> place.until() == null || !today.isAfter(place.until()))
                .toList();
    }

    /** Those of one group. */
    public List<Place> list(String group) {
        return list().stream().filter(place -> place.group().equals(group)).toList();
    }

    public List<PlaceGroup> groups() {
        return List.copyOf(state.groups().values());
    }

    public PlaceGroup group(String code) {
        PlaceGroup group = state.groups().get(code);
        if (group == null) {
            throw new NotFound("place group " + code);
        }
        return group;
    }

    public List<Equipment> equipment(String group) {
        return state.equipment().values().stream()
                .filter(one -> one.group().equals(group))
                .toList();
    }

    /** Something that can be borrowed with a place. */
    public Optional<Equipment> findEquipment(String code) {
        return Optional.ofNullable(state.equipment().get(code));
    }

    /** Code of the agency that keeps the place today. */
    public String keeper(Place place) {
        return keeper(group(place.group()));
    }

    public String keeper(PlaceGroup group) {
        return agencies.inCharge(group.agency(), city.dateAt(clock.instant())).code();
    }

    /** Codes of the places that cannot be used while this one is, without itself. */
    List<String> excluded(Place place) {
        return state.excluded().getOrDefault(place.code(), List.of());
    }

    /** Keys of the spots that a booking of this unit takes. */
    List<String> spots(Place place, int unit) {
        return Spots.of(place.code(), unit, excluded(place));
    }

    @Override
    public String name() {
        return MEMORY;
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public void reload() {
        Map<String, PlaceGroup> groups = new LinkedHashMap<>();
        table.groups().forEach(group -> groups.put(group.code(), group));
        Map<String, Place> places = new LinkedHashMap<>();
        table.places().forEach(place -> places.put(place.code(), place));
        Map<String, Equipment> equipment = new LinkedHashMap<>();
        table.equipment().forEach(one -> equipment.put(one.code(), one));
        state = new State(groups, places, equipment, Spots.excluded(places.values()));
    }
}
