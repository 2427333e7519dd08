package id.andalan.report;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A made-up report with its whole life, for demonstration.
 *
 * @param life what happened after it was filed, in order; what its state does not allow is left out
 * @param followers how many people said "me too"
 */
public record SampleReport(
        String category,
        NewReport.Place place,
        String description,
        String source,
        Instant filedAt,
        List<Happening> life,
        int followers) {

    /**
     * A step.
     *
     * @param internal a remark for officials only
     */
    public record Happening(
            StepKind kind, Instant at, @Nullable String note, boolean internal) {}
}
