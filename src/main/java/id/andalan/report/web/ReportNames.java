package id.andalan.report.web;

import id.andalan.agency.Agencies;
import id.andalan.agency.Agency;
import id.andalan.agency.Categories;
import id.andalan.agency.Category;
import id.andalan.agency.CategoryGroup;
import id.andalan.region.City;
import id.andalan.region.Region;
import id.andalan.region.Regions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What people call the codes of a report, and what they may choose from today. Answers from memory. */
@Component
class ReportNames {
    private static final String PLAIN_ICON = "cat-other";

    private final Categories categories;
    private final Agencies agencies;
    private final Regions regions;
    private final City city;
    private final Clock clock;

    ReportNames(Categories categories, Agencies agencies, Regions regions, City city, Clock clock) {
        this.categories = categories;
        this.agencies = agencies;
        this.regions = regions;
        this.city = city;
        this.clock = clock;
    }

    String category(String code, Locale locale) {
        return categories.find(code).map(found -> found.name().in(locale)).orElse(code);
    }

    String icon(String category) {
        return categories.find(category).map(Category::icon).orElse(PLAIN_ICON);
    }

    String agency(String code, Locale locale) {
        return agencies.find(code).map(found -> found.name().in(locale)).orElse(code);
    }

    String agencyShort(String code) {
        return agencies.find(code).map(Agency::abbreviation).orElse(code);
    }

    String region(String code) {
        return regions.find(code).map(Region::name).orElse(code);
    }

    String districtOf(String ward) {
        return regions.find(ward)
                .map(Region::parent)
                .flatMap(regions::find)
                .map(Region::name)
                .orElse("");
    }

    /** Today's kinds under their headings. */
    Map<CategoryGroup, List<Category>> offered() {
        List<Category> today = categories.list(today());
        Map<CategoryGroup, List<Category>> offered = new LinkedHashMap<>();
        for (CategoryGroup group : categories.groups()) {
            List<Category> members = today.stream()
                    .filter(category -> category.group().equals(group.code()))
                    .toList();
            if (!members.isEmpty()) {
                offered.put(group, members);
            }
        }
        return offered;
    }

    /** Today's wards by the name of their district, each by name. */
    Map<String, List<Region>> wards() {
        List<Region> all = regions.wards(today());
        Map<String, List<Region>> byDistrict = new LinkedHashMap<>();
        for (Region district : regions.districts(today())) {
            byDistrict.put(
                    district.name(),
                    all.stream()
                            .filter(ward -> district.code().equals(ward.parent()))
                            .sorted(java.util.Comparator.comparing(Region::name))
                            .toList());
        }
        return byDistrict;
    }

    List<Region> districts() {
        return regions.districts(today());
    }

    List<Agency> agencies() {
        return agencies.list(today());
    }

    private LocalDate today() {
        return city.dateAt(clock.instant());
    }
}
