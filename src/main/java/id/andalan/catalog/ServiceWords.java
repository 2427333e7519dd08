package id.andalan.catalog;

import id.andalan.agency.Agency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words under which one service is found. A catalogue has dozens of services, so every one is looked at: no index to keep, and slips of
 * the finger cost nothing more.
 *
 * @param weights how much each word says about the service
 * @param phrases name and keywords, whole
 */
record ServiceWords(Map<String, Integer> weights, Set<String> phrases) {
    static final ServiceWords NONE = new ServiceWords(Map.of(), Set.of());

    private static final int NAME = 8;
    private static final int KEYWORD = 7;
    private static final int AGENCY = 3;
    private static final int TEXT = 2;
    /** Whoever types a whole name or keyword means this service. */
    private static final int WHOLE_PHRASE = 200;

    /**
     * How well a service answers.
     *
     * @param words how many of the words that were typed it knows
     */
    record Match(int words, int score) {}

    static ServiceWords of(Service service, Optional<Agency> agency) {
        Map<String, Integer> weights = new HashMap<>();
        add(weights, NAME, service.name().id(), service.name().en(), service.code());
        service.keywords().forEach(keyword -> add(weights, KEYWORD, keyword));
        agency.ifPresent(one -> add(
                weights, AGENCY, one.abbreviation(), one.name().id(), one.name().en()));
        add(weights, TEXT, service.summary().id(), service.summary().en());
        add(
                weights,
                TEXT,
                service.delivery().product().id(),
                service.delivery().product().en());
        Set<String> phrases = Stream.concat(
                        Stream.of(service.name().id(), service.name().en(), service.code()),
                        service.keywords().stream())
                .map(SearchWords::phrase)
                .collect(Collectors.toSet());
        return new ServiceWords(weights, phrases);
    }

    private static void add(Map<String, Integer> weights, int weight, String... texts) {
        for (String text : texts) {
            SearchWords.of(text).forEach(word -> weights.merge(word, weight, Math::max));
        }
    }

    Match match(List<String> query, String phrase) {
        int words = 0;
        int score = phrases.contains(phrase) ? WHOLE_PHRASE : 0;
        for (String typed : query) {
            int best = weights.entrySet().stream()
                    .mapToInt(word -> word.getValue() * SearchWords.likeness(typed, word.getKey()))
                    .max()
                    .orElse(0);
            words += best > 0 ? 1 : 0;
            score += best;
        }
        return new Match(words, score);
    }
}
