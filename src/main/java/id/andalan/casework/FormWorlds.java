package id.andalan.casework;

import id.andalan.agency.Agencies;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The city as forms ask about it: today, its wards, its borders, its agencies, its places, the files and letters at hand. */
@Component
public class FormWorlds {
    private final Regions regions;
    private final City city;
    private final Places places;
    private final Agencies agencies;
    private final OwnLetters letters;
    private final Clock clock;

    FormWorlds(Regions regions, City city, Places places, Agencies agencies, OwnLetters letters, Clock clock) {
        this.regions = regions;
        this.city = city;
        this.places = places;
        this.agencies = agencies;
        this.letters = letters;
        this.clock = clock;
    }

    /** The world in which these are the files that may be named, and no letters. */
    public FormWorld with(Collection<FileRef> files) {
        return with(files, OwnLetters.Holder.NOBODY);
    }

    /** The world in which these are the files that may be named, and that holder's the letters. */
    public FormWorld with(Collection<FileRef> files, OwnLetters.Holder holder) {
        Map<String, FileRef> byId =
                files.stream().collect(Collectors.toMap(file -> file.id().toString(), Function.identity()));
        return new World(city.dateAt(clock.instant()), byId, holder);
    }

    private final class World implements FormWorld {
        private final LocalDate today;
        private final Map<String, FileRef> files;
        private final OwnLetters.Holder holder;

        World(LocalDate today, Map<String, FileRef> files, OwnLetters.Holder holder) {
            this.today = today;
            this.files = files;
            this.holder = holder;
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
        public boolean isAgency(String code, List<String> types) {
            return agencies.find(code)
                    .filter(agency -> agency.validity().holds(today)
                            && (types.isEmpty()
                                    || types.contains(agency.type().name().toLowerCase(Locale.ROOT))))
                    .isPresent();
        }

        @Override
        public boolean isOwnLetter(String service, String number) {
            return letters.find(holder, service, number, today).isPresent();
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
