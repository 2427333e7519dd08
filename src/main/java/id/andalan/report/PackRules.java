package id.andalan.report;

import id.andalan.agency.Agencies;
import id.andalan.agency.Categories;
import id.andalan.agency.Category;
import id.andalan.agency.Urgency;
import id.andalan.core.Refusal;
import id.andalan.core.WorkingCalendar;
import id.andalan.region.City;
import id.andalan.region.Located;
import id.andalan.region.Region;
import id.andalan.region.Regions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Asks the city's pack, which the modules below keep in memory. */
@Component
class PackRules implements CityRules {
    private final Categories categories;
    private final Agencies agencies;
    private final Regions regions;
    private final City city;
    private final Clock clock;

    PackRules(Categories categories, Agencies agencies, Regions regions, City city, Clock clock) {
        this.categories = categories;
        this.agencies = agencies;
        this.regions = regions;
        this.city = city;
        this.clock = clock;
    }

    @Override
    public Rule rule(String code) {
        Category category = categories
                .find(code)
                .filter(found -> found.validity().holds(city.dateAt(clock.instant())))
                .orElseThrow(() -> Refusal.at("category", "report.category.unknown", code));
        return new Rule(category.response(), category.resolution(), degree(category.urgency()));
    }

    private static int degree(Urgency urgency) {
        return switch (urgency) {
            case LOW -> 1;
            case NORMAL -> 2;
            case HIGH -> 3;
            case EMERGENCY -> 4;
        };
    }

    @Override
    public Placed place(NewReport.Place place, Instant at) {
        Double lat = place.lat();
        Double lon = place.lon();
        if (lat != null && lon != null) {
            Located located = locate(lat, lon);
            return new Placed(located.ward().code(), lat, lon, "pin");
        }
        String ward = place.ward();
        if (ward == null || ward.isBlank()) {
            throw Refusal.at("place", "report.place.required");
        }
        LocalDate date = city.dateAt(at);
        Region region = regions.wards(date).stream()
                .filter(candidate -> candidate.code().equals(ward))
                .findFirst()
                .orElseThrow(() -> Refusal.at("ward", "report.ward.unknown", ward));
        Region.Point point =
                regions.pointOf(region.code()).orElseThrow(() -> Refusal.at("ward", "report.place.required"));
        return new Placed(region.code(), point.lat(), point.lon(), "ward");
    }

    private Located locate(double lat, double lon) {
        try {
            return regions.locate(lat, lon);
        } catch (Refusal refusal) {
            throw Refusal.at("place", refusal.code(), refusal.args());
        }
    }

    @Override
    public String responsible(String category, String ward, Instant at) {
        return categories.responsible(category, ward, city.dateAt(at)).code();
    }

    @Override
    public void checkAgency(String agency) {
        LocalDate today = city.dateAt(clock.instant());
        if (agencies.find(agency).filter(found -> found.validity().holds(today)).isEmpty()) {
            throw Refusal.at("agency", "report.agency.unknown", agency);
        }
    }

    @Override
    public Set<String> hiddenCategories() {
        return categories.list().stream()
                .filter(category -> !category.isPublic())
                .map(Category::code)
                .collect(Collectors.toSet());
    }

    @Override
    public WorkingCalendar calendar() {
        return city.calendar();
    }
}
