package id.andalan.report.web.open311;

import id.andalan.region.City;
import id.andalan.region.Region;
import id.andalan.region.Regions;
import id.andalan.report.NewReport;
import java.time.Clock;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where a request is: {@code lat} and {@code long}; else {@code address_id}, the code of a ward; else {@code address_string}, in which
 * the name of a ward must stand, because the city keeps no register of addresses.
 */
@Component
class Open311Places {
    private final Regions regions;
    private final City city;
    private final Clock clock;

    Open311Places(Regions regions, City city, Clock clock) {
        this.regions = regions;
        this.city = city;
        this.clock = clock;
    }

    NewReport.Place of(Open311Parameters given) {
        String address = given.find("address_string");
        Double lat = degrees(given, "lat");
        Double lon = degrees(given, "long");
        if ((lat == null) != (lon == null)) {
            throw Open311Fault.bad("open311.required", lat == null ? "lat" : "long");
        }
        if (lat != null) {
            return new NewReport.Place(lat, lon, null, address);
        }
        String id = given.find("address_id");
        if (id != null) {
            return new NewReport.Place(null, null, id, address);
        }
        if (address == null) {
            throw Open311Fault.bad("open311.location");
        }
        Region ward = wardIn(address).orElseThrow(() -> Open311Fault.bad("open311.address"));
        return new NewReport.Place(null, null, ward.code(), address);
    }

    private static @Nullable Double degrees(Open311Parameters given, String name) {
        String text = given.find(name);
        if (text == null) {
            return null;
        }
        try {
            double degrees = Double.parseDouble(text);
            if (Double.isFinite(degrees)) {
                return degrees;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw Open311Fault.bad("open311.number.decimal", name);
    }

    /** The ward named in an address; of several the one with the longest name, so that "Sasa" does not win over "Kalumata Sasa". */
    private Optional<Region> wardIn(String address) {
        String text = address.toLowerCase(Locale.ROOT);
        return regions.wards(city.dateAt(clock.instant())).stream()
                .filter(ward -> Pattern.compile("(?<![\\p{L}\\d])"
                                + Pattern.quote(ward.name().toLowerCase(Locale.ROOT)) + "(?![\\p{L}\\d])")
                        .matcher(text)
                        .find())
                .max(Comparator.comparingInt(ward -> ward.name().length()));
    }
}
