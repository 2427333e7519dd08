package id.andalan.catalog;

import id.andalan.agency.Agencies;
import id.andalan.core.NotFound;
import id.andalan.pack.CityMemory;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The door of the public services. Answers from memory. */
@org.springframework.stereotype.Service
public class Services implements CityMemory {
    static final String MEMORY = "catalog";

    private final ServiceTable table;
    private final Agencies agencies;
    private volatile State state = new State(Map.of(), Map.of(), Map.of(), List.of());

    /** @param words of every version of every service that is offered */
    private record State(
            Map<String, ServiceVersions> services,
            Map<Edition, ServiceWords> words,
            Map<Edition, Blueprint> blueprints,
            List<Topic> topics) {}

    /** Names a version of a service. */
    private record Edition(String code, int version) {
        static Edition of(Service service) {
            return new Edition(service.code(), service.version());
        }
    }

    private record Ranked(Service service, ServiceWords.Match match) {}

    Services(ServiceTable table, Agencies agencies) {
        this.table = table;
        this.agencies = agencies;
    }

    /**
     * What a search found, best first.
     *
     * @param near nothing had all the words; these have some of them
     */
    public record Found(List<Service> services, boolean near) {}

    /** Also a service that is no longer offered. */
    public ServiceVersions get(String code) {
        return find(code).orElseThrow(() -> new NotFound("service " + code));
    }

    public Optional<ServiceVersions> find(String code) {
        return Optional.ofNullable(state.services().get(code));
    }

    /** How a version is asked for and handled online, also of a retired service; empty when it cannot be asked for online. */
    public Optional<Blueprint> blueprint(String code, int version) {
        return Optional.ofNullable(state.blueprints().get(new Edition(code, version)));
    }

    /** Services that are offered, as they hold on a day, by code. A first version that has yet to begin is among them. */
    public List<Service> list(LocalDate date) {
        return offered(state, date);
    }

    private static List<Service> offered(State now, LocalDate date) {
        return now.services().values().stream()
                .filter(versions -> !versions.retired())
                .map(versions -> versions.on(date))
                .toList();
    }

    /** Offered services by filter: with words the best first, without by code. */
    public Found search(ServiceFilter filter, LocalDate date) {
        State now = state;
        List<Service> admitted =
                offered(now, date).stream().filter(filter::admits).toList();
        List<String> query = SearchWords.query(filter.words());
        if (query.isEmpty()) {
            return new Found(admitted, false);
        }
        String phrase = SearchWords.phrase(filter.words());
        List<Ranked> matches = admitted.stream()
                .map(service -> new Ranked(
                        service,
                        now.words()
                                .getOrDefault(Edition.of(service), ServiceWords.NONE)
                                .match(query, phrase)))
                .filter(ranked -> ranked.match().score() > 0)
                .toList();
        int most = matches.stream()
                .mapToInt(ranked -> ranked.match().words())
                .max()
                .orElse(0);
        List<Service> best = matches.stream()
                .filter(ranked -> ranked.match().words() == most)
                .sorted(Comparator.comparingInt(ranked -> -ranked.match().score()))
                .map(Ranked::service)
                .toList();
        return new Found(best, !best.isEmpty() && most < query.size());
    }

    /** Parts of life, in the pack's order. */
    public List<Topic> topics() {
        return state.topics();
    }

    @Override
    public String name() {
        return MEMORY;
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public void reload() {
        Map<String, ServiceVersions> services = table.list();
        Map<Edition, ServiceWords> words = new HashMap<>();
        services.values().stream()
                .filter(versions -> !versions.retired())
                .flatMap(versions -> versions.all().stream())
                .forEach(service -> words.put(
                        Edition.of(service),
                        ServiceWords.of(service, agencies.find(service.home().agency()))));
        Map<Edition, Blueprint> blueprints = new HashMap<>();
        services.values().stream()
                .flatMap(versions -> versions.all().stream())
                .forEach(service -> Blueprint.of(service).ifPresent(plan -> blueprints.put(Edition.of(service), plan)));
        state = new State(services, words, blueprints, table.topics());
    }
}
