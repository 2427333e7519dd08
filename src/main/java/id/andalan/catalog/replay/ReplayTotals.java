package id.andalan.catalog.replay;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What many replayed cases come to. Belongs to one thread. */
public final class ReplayTotals {
    /** Cases that are named for each kind of difference. */
    private static final int MOST_NAMED = 20;
    /** Cases that are shown one by one. */
    public static final int MOST_SHOWN = 100;

    private final Map<Difference.Kind, Integer> counts = new EnumMap<>(Difference.Kind.class);
    private final Map<Difference.Kind, List<String>> named = new EnumMap<>(Difference.Kind.class);
    private final Map<Weight, List<Changed>> changed = new EnumMap<>(Weight.class);
    private final Map<String, Integer> answers = new TreeMap<>();
    private final Map<String, Desk> desks = new TreeMap<>();
    private int cases;
    private int same;
    private int longer;
    private int shorter;
    private int refused;
    private int granted;

    /**
     * A case that would have gone otherwise.
     *
     * @param longerMinutes as in {@link Replayed}
     */
    public record Changed(
            String id, PastCase.Status was, PastCase.Status would, List<Difference> differences, long longerMinutes) {}

    /** What matters most to whoever applied comes first. */
    private enum Weight {
        END,
        WAY,
        TIME;

        static Weight of(Replayed one) {
            boolean stopped = one.find(Difference.Kind.STOPPED).isPresent();
            if (one.was() != one.would() || stopped) {
                return END;
            }
            boolean onlyTime =
                    one.differences().stream().allMatch(difference -> difference.kind() == Difference.Kind.DUE);
            return onlyTime ? TIME : WAY;
        }
    }

    /** Work that comes to one task: how much in all, and on the day with the most. */
    public static final class Desk {
        private final String role;
        private final Map<LocalDate, Integer> before = new HashMap<>();
        private final Map<LocalDate, Integer> now = new HashMap<>();

        private Desk(String role) {
            this.role = role;
        }

        public String role() {
            return role;
        }

        public int before() {
            return sum(before);
        }

        public int now() {
            return sum(now);
        }

        /** On its busiest day. */
        public int mostBefore() {
            return most(before);
        }

        public int mostNow() {
            return most(now);
        }

        private static int sum(Map<LocalDate, Integer> days) {
            return days.values().stream().mapToInt(Integer::intValue).sum();
        }

        private static int most(Map<LocalDate, Integer> days) {
            return days.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        }
    }

    /** Counts one case. */
    public void add(Replayed one) {
        cases++;
        same += one.differences().isEmpty() ? 1 : 0;
        longer += one.longerMinutes() > 0 ? 1 : 0;
        shorter += one.longerMinutes() < 0 ? 1 : 0;
        boolean other = one.was() != one.would();
        refused += other && one.would() == PastCase.Status.REFUSED ? 1 : 0;
        granted += other && one.would() == PastCase.Status.GRANTED ? 1 : 0;
        if (!one.differences().isEmpty()) {
            List<Changed> alike = changed.computeIfAbsent(Weight.of(one), weight -> new ArrayList<>());
            if (alike.size() < MOST_SHOWN) {
                alike.add(new Changed(one.id(), one.was(), one.would(), one.differences(), one.longerMinutes()));
            }
        }
        count(one);
        one.before().forEach(work -> desk(work).before.merge(work.day(), 1, Integer::sum));
        one.now().forEach(work -> desk(work).now.merge(work.day(), 1, Integer::sum));
    }

    private void count(Replayed one) {
        Set<Difference.Kind> kinds = new HashSet<>();
        for (Difference difference : one.differences()) {
            if (kinds.add(difference.kind())) {
                counts.merge(difference.kind(), 1, Integer::sum);
                List<String> names = named.computeIfAbsent(difference.kind(), kind -> new ArrayList<>());
                if (names.size() < MOST_NAMED) {
                    names.add(one.id());
                }
            }
            if (difference.kind() == Difference.Kind.ANSWER) {
                answers.merge(difference.what(), 1, Integer::sum);
            }
        }
    }

    /**
     * The first {@value #MOST_SHOWN} cases that would have gone otherwise: those that would have ended otherwise or not gone on, then those
     * with other answers, steps or decisions, then those that would only have been promised another time.
     */
    public List<Changed> changed() {
        return Stream.of(Weight.values())
                .flatMap(weight -> changed.getOrDefault(weight, List.of()).stream())
                .limit(MOST_SHOWN)
                .toList();
    }

    private Desk desk(Replayed.Work work) {
        return desks.computeIfAbsent(work.task(), task -> new Desk(work.role()));
    }

    public int cases() {
        return cases;
    }

    /** Cases in which nothing would have been otherwise. */
    public int same() {
        return same;
    }

    /** Cases to which the answer would have been promised later. */
    public int longer() {
        return longer;
    }

    /** Cases to which the answer would have been promised earlier. */
    public int shorter() {
        return shorter;
    }

    /** Cases that would have been refused and were not. */
    public int refused() {
        return refused;
    }

    /** Cases that would have been granted and were not. */
    public int granted() {
        return granted;
    }

    /** Cases with a difference of a kind. */
    public int count(Difference.Kind kind) {
        return counts.getOrDefault(kind, 0);
    }

    /** The first cases with a difference of a kind. */
    public List<String> named(Difference.Kind kind) {
        return List.copyOf(named.getOrDefault(kind, List.of()));
    }

    /** How often the form would not have taken an answer, by answer. */
    public Map<String, Integer> answers() {
        return Collections.unmodifiableMap(answers);
    }

    /** By task of the agency. */
    public Map<String, Desk> desks() {
        return Collections.unmodifiableMap(desks);
    }
}
