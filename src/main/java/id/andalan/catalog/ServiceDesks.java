package id.andalan.catalog;

import id.andalan.agency.Agencies;
import id.andalan.identity.SampleDesks;
import id.andalan.region.City;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Tells the sample persons which agencies have services that can be applied for. */
@Component
class ServiceDesks implements SampleDesks {
    private final Services services;
    private final Agencies agencies;
    private final City city;
    private final Clock clock;

    ServiceDesks(Services services, Agencies agencies, City city, Clock clock) {
        this.services = services;
        this.agencies = agencies;
        this.city = city;
        this.clock = clock;
    }

    @Override
    public Set<String> agencies() {
        LocalDate today = city.dateAt(clock.instant());
        Set<String> codes = new TreeSet<>();
        services.list(today).stream()
                .filter(Service::online)
                .forEach(service -> codes.add(
                        agencies.inCharge(service.home().agency(), today).code()));
        return codes;
    }
}
