package id.andalan.core.web;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every page shows of the city it belongs to.
 *
 * @param name as in "Kota Ternate"
 * @param government as in "Pemerintah Kota Ternate"
 * @param address lines of the postal address
 * @param emergency the number to call when life is in danger; not every city has the same
 * @param zone the zone in which all times are shown
 */
public record CityFace(
        String name,
        String government,
        List<String> address,
        @Nullable String emergency,
        @Nullable String phone,
        @Nullable String email,
        ZoneId zone) {

    /** Shown until a city pack is loaded. */
    static final CityFace UNNAMED =
            new CityFace("Kota", "Pemerintah Kota", List.of(), null, null, null, ZoneId.of("Asia/Jayapura"));

    /** The module that knows the city implements this as a bean. It must answer from memory: error pages ask it too. */
    @FunctionalInterface
    public interface Source {
        CityFace cityFace();
    }

    /** Says whether the sample data banner is shown; the module that fills sample data implements it as a bean, from memory. */
    @FunctionalInterface
    public interface Sample {
        boolean shown();
    }
}
