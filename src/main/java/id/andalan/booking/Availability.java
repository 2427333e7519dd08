package id.andalan.booking;

import id.andalan.core.Refusal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;

/** What the calendar says to a request, occurrence by occurrence. Says nothing of who has taken what. */
public record Availability(List<Occurrence> occurrences) {

    public Availability {
        occurrences = List.copyOf(occurrences);
    }

    /** Nothing stands in the way of any occurrence. */
    public boolean isFree() {
        return occurrences.stream().allMatch(Occurrence::isFree);
    }

    public List<Occurrence> conflicts() {
        return occurrences.stream().filter(one -> !one.isFree()).toList();
    }

    /** Only that it is taken or lent out stands in the way, so that waiting may help. */
    public boolean isWorthWaiting() {
        return !isFree()
                && occurrences.stream()
                        .flatMap(one -> one.obstacles().stream())
                        .allMatch(obstacle -> obstacle.kind() == Kind.TAKEN || obstacle.kind() == Kind.EQUIPMENT);
    }

    /** What stands in the way, each once, to be thrown at the field of a form; empty when it is free. */
    public List<Refusal> refusals(String field) {
        return occurrences.stream()
                .flatMap(one -> one.obstacles().stream())
                .distinct()
                .map(obstacle ->
                        Refusal.at(field, obstacle.key(), obstacle.args().toArray()))
                .toList();
    }

    /** One time of the request. */
    public record Occurrence(LocalDateTime from, LocalDateTime to, List<Obstacle> obstacles) {
        public Occurrence {
            obstacles = List.copyOf(obstacles);
        }

        public boolean isFree() {
            return obstacles.isEmpty();
        }
    }

    /**
     * Why not; {@link #key} in the message files says it in words.
     *
     * @param args of that text: names, times, numbers
     */
    public record Obstacle(Kind kind, List<Object> args) {
        public Obstacle(Kind kind, Object... args) {
            this(kind, List.of(args));
        }

        public String key() {
            return "booking.obstacle." + kind.name().toLowerCase(Locale.ROOT);
        }
    }

    /** Kinds of obstacles. */
    public enum Kind {
        /** Somebody else has it then, or the time kept free after him. */
        TAKEN,
        /** Not open then. */
        CLOSED,
        /** Has begun, or less time is left than the keeper needs. */
        SHORT_NOTICE,
        /** Further ahead than may be booked. */
        FAR,
        /** Does not begin and end at whole slots. */
        SLOT,
        LONG,
        /** Fewer pieces are left. */
        EQUIPMENT,
        /** Two occurrences of the request stand in each other's way. */
        ITSELF
    }
}
