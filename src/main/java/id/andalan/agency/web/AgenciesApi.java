package id.andalan.agency.web;

import id.andalan.agency.Agencies;
import id.andalan.agency.Agency;
import id.andalan.agency.Categories;
import id.andalan.agency.Category;
import id.andalan.core.Bilingual;
import id.andalan.region.City;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Agencies and kinds of reports for other systems; public. */
@RestController
class AgenciesApi {
    private final Agencies agencies;
    private final Categories categories;
    private final City city;
    private final Clock clock;

    AgenciesApi(Agencies agencies, Categories categories, City city, Clock clock) {
        this.agencies = agencies;
        this.categories = categories;
        this.city = city;
        this.clock = clock;
    }

    /** An agency that exists today. */
    record AgencyRow(
            String code,
            Bilingual name,
            String abbreviation,
            String type,
            @Nullable String parent,
            String serves) {}

    /** A kind of report that is offered today; hours are working hours. */
    record CategoryRow(
            String code,
            String group,
            Bilingual name,
            Bilingual description,
            List<String> keywords,
            String urgency,
            double responseHours,
            double resolutionHours) {}

    @GetMapping("/api/v1/agencies")
    List<AgencyRow> agencies() {
        return agencies.list(today()).stream().map(AgenciesApi::row).toList();
    }

    @GetMapping("/api/v1/categories")
    List<CategoryRow> categories() {
        return categories.list(today()).stream().map(AgenciesApi::row).toList();
    }

    private LocalDate today() {
        return city.dateAt(clock.instant());
    }

    private static AgencyRow row(Agency agency) {
        return new AgencyRow(
                agency.code(),
                agency.name(),
                agency.abbreviation(),
                agency.type().name().toLowerCase(Locale.ROOT),
                agency.parent(),
                agency.serves());
    }

    private static CategoryRow row(Category category) {
        return new CategoryRow(
                category.code(),
                category.group(),
                category.name(),
                category.description(),
                category.keywords(),
                category.urgency().name().toLowerCase(Locale.ROOT),
                category.response().toMinutes() / 60.0,
                category.resolution().toMinutes() / 60.0);
    }
}
