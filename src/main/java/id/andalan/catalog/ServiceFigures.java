package id.andalan.catalog;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a service really goes, in figures of the last {@value #DAYS} days for everybody to see. Whoever counts something of it (cases,
 * answers of the survey) has a bean of this type; the page of the service asks all of them. A figure of fewer than
 * {@value #SMALLEST} people says nothing of the service and may say something of them, so it is not given.
 */
public interface ServiceFigures {
    int DAYS = 90;
    int SMALLEST = 5;

    /** How its cases went; empty from whoever counts none. */
    default Optional<Course> course(String service) {
        return Optional.empty();
    }

    /** What people thought of it; empty from whoever asks nobody. */
    default Optional<Opinion> opinion(String service) {
        return Optional.empty();
    }

    /**
     * How the cases of a service went and stand.
     *
     * @param finished granted or refused
     * @param median half were done within this working time, the waiting for the applicant included; null when too few were
     * @param eighty eighty of a hundred were done within this; null when too few were
     * @param inTime per cent of those with a promised time that kept it, rounded down; null when too few had one
     * @param open not ended now
     * @param desks those at which cases stand now, by node of the process
     */
    record Course(
            long finished,
            @Nullable Duration median,
            @Nullable Duration eighty,
            @Nullable Integer inTime,
            long open,
            List<Desk> desks) {
        public Course {
            desks = List.copyOf(desks);
        }
    }

    /**
     * A step at which cases stand.
     *
     * @param node of the process
     * @param open how many
     * @param late how many of those are past their time
     */
    record Desk(String node, long open, long late) {}

    /**
     * What people thought of a service.
     *
     * @param value of the index, with two decimals; null when too few answered
     * @param grade of that value; null without one
     * @param answers how many answered
     * @param needed how many must answer to speak for all who were served
     */
    record Opinion(@Nullable BigDecimal value, @Nullable String grade, long answers, long needed) {}
}
