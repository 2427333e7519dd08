package id.andalan.region.web;

import id.andalan.core.Refusal;
import id.andalan.core.Validity;
import id.andalan.region.City;
import id.andalan.region.Located;
import id.andalan.region.Region;
import id.andalan.region.RegionLevel;
import id.andalan.region.Regions;
import id.andalan.region.WardMap;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The territory for maps, forms and other systems; public. */
@RestController
@RequestMapping("/api/v1/regions")
class RegionsApi {
    private static final CacheControl ASK_AGAIN =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();
    private static final String GEOJSON = "application/geo+json";

    private final Regions regions;
    private final City city;
    private final Clock clock;

    RegionsApi(Regions regions, City city, Clock clock) {
        this.regions = regions;
        this.city = city;
        this.clock = clock;
    }

    /**
     * A region.
     *
     * @param lat wards only; of the ward it was split off from when it has no point of its own
     * @param validFrom null when older than our knowledge
     * @param validTo null while it goes on
     */
    record Row(
            String code,
            String level,
            String name,
            @Nullable String parent,
            @Nullable String island,
            @Nullable Double lat,
            @Nullable Double lon,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            @Nullable String predecessor) {}

    /** The ward of a point. */
    record Place(
            String ward, String name, String district, String districtName, int offshoreMeters, boolean schematic) {}

    @GetMapping
    List<Row> list(
            @RequestParam(required = false) @Nullable String level,
            @RequestParam(required = false) @Nullable String date) {
        LocalDate day = date == null ? city.dateAt(clock.instant()) : day(date);
        Optional<RegionLevel> only = Optional.ofNullable(level).map(RegionsApi::level);
        return regions.list().stream()
                .filter(region -> region.validity().holds(day))
                .filter(region -> only.isEmpty() || only.get() == region.level())
                .map(this::row)
                .toList();
    }

    private static LocalDate day(String date) {
        try {
            return LocalDate.parse(date);
        } catch (DateTimeParseException e) {
            throw Refusal.at("date", "region.date", date);
        }
    }

    private static RegionLevel level(String level) {
        try {
            return RegionLevel.valueOf(level.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Refusal.at("level", "region.level", level);
        }
    }

    private Row row(Region region) {
        Optional<Region.Point> point =
                region.level() == RegionLevel.WARD ? regions.pointOf(region.code()) : Optional.empty();
        Validity validity = region.validity();
        return new Row(
                region.code(),
                region.level().name().toLowerCase(Locale.ROOT),
                region.name(),
                region.parent(),
                region.island(),
                point.map(Region.Point::lat).orElse(null),
                point.map(Region.Point::lon).orElse(null),
                validity.from().equals(LocalDate.MIN) ? null : validity.from(),
                validity.to().equals(LocalDate.MAX) ? null : validity.to(),
                region.predecessor());
    }

    /** Where a point lies; refused with a reason when that is outside the city. */
    @GetMapping("/locate")
    Place locate(
            @RequestParam(defaultValue = "") String lat,
            @RequestParam(defaultValue = "") String lon,
            // As everywhere else in the API.
            @RequestParam(name = "long", defaultValue = "") String sameAsLon) {
        Located located = regions.locate(degrees(lat), degrees(lon.isEmpty() ? sameAsLon : lon));
        Region ward = located.ward();
        Region district = regions.get(String.valueOf(ward.parent()));
        return new Place(
                ward.code(),
                ward.name(),
                district.code(),
                district.name(),
                located.offshoreMeters(),
                regions.boundaries().isSchematic());
    }

    /** Not a number for what is none: {@link Regions#locate} refuses that in words. */
    private static double degrees(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Boundaries for maps, simplified; {@code schematic} says that they are not the official ones. */
    @GetMapping("/wards.geojson")
    ResponseEntity<byte[]> wards(
            HttpServletRequest request,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String known) {
        WardMap map = regions.map();
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (known != null && known.contains(map.etag())) {
            answer = ResponseEntity.status(304);
        }
        answer.cacheControl(ASK_AGAIN).eTag(map.etag()).header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (known != null && known.contains(map.etag())) {
            return answer.build();
        }
        answer.contentType(MediaType.parseMediaType(GEOJSON));
        String encodings = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        if (encodings != null && encodings.contains("gzip")) {
            return answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(map.gzip());
        }
        return answer.body(map.json());
    }
}
