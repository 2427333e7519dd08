package id.andalan.casework;

import id.andalan.booking.Places;
import id.andalan.catalog.form.FileRule;
import id.andalan.catalog.form.FormWorld;
import id.andalan.core.Refusal;
import id.andalan.document.FileRef;
import id.andalan.region.City;
import id.andalan.region.RegionLevel;
import id.andalan.region.Regions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The city as forms ask about it: today, its wards, its borders, its places, the files at hand. */
@Component
public class FormWorlds {
    private final Regions regions;
    private final City city;
    private final Places places;
    private final Clock clock;

    FormWorlds(Regions regions, City city, Places places, Clock clock) {
        this.regions = regions;
        this.city = city;
        this.places = places;
        this.clock = clock;
    }

    /** The world in which these are the files that may be named. */
    public FormWorld with(Collection<FileRef> files) {
        Map<String, FileRef> byId =
                files.stream().collect(Collectors.toMap(file -> file.id().toString(), Function.identity()));
        return new World(city.dateAt(clock.instant()), byId);
    }

    private final class World implements FormWorld {
        private final LocalDate today;
        private final Map<String, FileRef> files;

        World(LocalDate today, Map<String, FileRef> files) {
            this.today = today;
            this.files = files;
        }

        @Override
        public LocalDate today() {
            return today;
        }

        @Override
        public boolean isWard(String code) {
            return regions.find(code, today)
                    .filter(region -> region.level() == RegionLevel.WARD)
                    .isPresent();
        }

        @Override
        public boolean isInCity(double lat, double lon) {
            try {
                regions.locate(lat, lon);
                return true;
            } catch (Refusal elsewhere) {
                return false;
            }
        }

        @Override
        public boolean isFile(String reference, FileRule rule) {
            FileRef file = files.get(reference);
            return file != null && rule.types().contains(file.type().ending()) && file.bytes() <= rule.bytes();
        }

        @Override
        public boolean isBookable(String group, String place) {
            return places.list(group).stream().anyMatch(one -> one.code().equals(place));
        }
    }
}
