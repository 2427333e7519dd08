package id.andalan.agency;

import id.andalan.identity.AgencyBook;
import id.andalan.region.City;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import org.springframework.stereotype.Component;

/** Tells the identity module which agencies an official can belong to. */
@Component
class AgencyNames implements AgencyBook {
    private final Agencies agencies;
    private final City city;
    private final Clock clock;

    AgencyNames(Agencies agencies, City city, Clock clock) {
        this.agencies = agencies;
        this.city = city;
        this.clock = clock;
    }

    @Override
    public SequencedMap<String, String> names(Locale locale) {
        SequencedMap<String, String> names = new LinkedHashMap<>();
        agencies.list(LocalDate.now(clock.withZone(city.zone()))).stream()
                .sorted(Comparator.comparing((Agency agency) -> agency.name().in(locale)))
                .forEach(agency -> names.put(agency.code(), agency.name().in(locale)));
        return names;
    }

    @Override
    public String shortName(String code) {
        return agencies.find(code).map(Agency::abbreviation).orElse(code);
    }
}
