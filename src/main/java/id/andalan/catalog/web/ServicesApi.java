package id.andalan.catalog.web;

import id.andalan.catalog.Design;
import id.andalan.catalog.Service;
import id.andalan.catalog.ServiceVersions;
import id.andalan.catalog.Services;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import id.andalan.region.City;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue of services for other systems; public. */
@RestController
@RequestMapping(path = "/api/v1/services", produces = MediaType.APPLICATION_JSON_VALUE)
class ServicesApi {
    private static final int MOST = 100;

    private final Services services;
    private final ServiceQueries queries;
    private final City city;
    private final Clock clock;

    ServicesApi(Services services, ServiceQueries queries, City city, Clock clock) {
        this.services = services;
        this.queries = queries;
        this.city = city;
        this.clock = clock;
    }

    /** A page; {@code next} is the {@code cursor} of the one behind it, null on the last; {@code near}: no service has all the words. */
    record Listed(
            List<ServiceAnswer.Row> services,
            boolean near,
            @Nullable String next) {}

    @GetMapping
    Listed list(
            @RequestParam MultiValueMap<String, String> query,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MOST) {
            throw Refusal.at("limit", "catalog.limit", MOST);
        }
        Services.Found found = services.search(queries.read(query, ServiceQueries.Names.API), today());
        ServiceQueries.Part<Service> part = ServiceQueries.Part.of(found.services(), cursor, "cursor", limit);
        return new Listed(part.rows().stream().map(ServiceAnswer::row).toList(), found.near(), part.next());
    }

    @GetMapping("/{code}")
    ServiceAnswer get(@PathVariable String code, @RequestParam(required = false) @Nullable String version) {
        ServiceVersions versions = services.get(code);
        Service current = versions.on(today());
        Service service = version == null ? current : ServicePage.version(versions, version);
        return ServiceAnswer.of(service, versions, current);
    }

    /** The form of a service as JSON Schema 2020-12, as it was published. */
    @GetMapping(path = "/{code}/form", produces = "application/schema+json")
    String form(@PathVariable String code, @RequestParam(required = false) @Nullable String version) {
        ServiceVersions versions = services.get(code);
        Service service = version == null ? versions.on(today()) : ServicePage.version(versions, version);
        Design design = service.design();
        if (!service.online() || design == null || design.form() == null) {
            throw new NotFound("form of " + code);
        }
        return design.form();
    }

    private LocalDate today() {
        return city.dateAt(clock.instant());
    }
}
