package id.andalan.command.sample;

import id.andalan.report.SampleReport.Happening;
import id.andalan.report.StepKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What happens to one sample report: taken up, remarked on, resolved sooner or later, confirmed or opened again. */
final class SampleLife {
    private static final double NEGLECTED = 0.04;
    private static final double REJECTED = 0.05;
    private static final double ASKED = 0.05;
    private static final double REMARKED = 0.18;
    private static final double REOPENED = 0.04;
    private static final double CONFIRMED = 0.55;
    /** After ten days without a word a resolved report closes by itself. */
    private static final Duration SILENCE = Duration.ofDays(10);

    private final Random random;
    private final List<Happening> steps = new ArrayList<>();
    private Instant at;

    private SampleLife(Random random, Instant filedAt) {
        this.random = random;
        this.at = filedAt;
    }

    /**
     * A life.
     *
     * @param response time that the agency has to take it up
     * @param resolution time that it has to resolve it
     * @param pace below 1 for a quick agency, above for a slow one
     */
    static List<Happening> of(Instant filedAt, Duration response, Duration resolution, double pace, Random random) {
        SampleLife life = new SampleLife(random, filedAt);
        life.live(response, resolution, pace);
        return life.steps;
    }

    private void live(Duration response, Duration resolution, double pace) {
        Instant filedAt = at;
        add(StepKind.ASSIGNED, spread(response, 0.55 * pace, 0.7), null);
        if (random.nextDouble() < REJECTED) {
            add(StepKind.REJECTED, hours(1, 20), SampleTexts.rejection(random));
            return;
        }
        if (random.nextDouble() < ASKED) {
            add(StepKind.RETURNED, hours(1, 6), "Mohon keterangan lokasi yang lebih tepat.");
            add(StepKind.ANSWERED, hours(2, 60), "Tepat di sebelah warung, seberang tiang listrik.");
        }
        if (random.nextDouble() < REMARKED) {
            steps.add(new Happening(StepKind.COMMENTED, at, SampleTexts.remark(random), random.nextInt(3) == 0));
        }
        add(StepKind.STARTED, hours(1, 12), null);
        if (random.nextDouble() < NEGLECTED) {
            add(StepKind.RESOLVED, resolution.multipliedBy(5 + random.nextInt(5)), SampleTexts.done(random));
        } else {
            Duration left = Duration.between(at, filedAt.plus(spread(resolution, 0.62 * pace, 0.6)));
            add(StepKind.RESOLVED, left.isNegative() ? hours(1, 5) : left, SampleTexts.done(random));
        }
        end(resolution);
    }

    private void end(Duration resolution) {
        if (random.nextDouble() < REOPENED) {
            add(StepKind.REOPENED, hours(3, 90), "Belum beres, mohon dicek lagi.");
            add(StepKind.RESOLVED, spread(resolution, 0.5, 0.5), SampleTexts.done(random));
        }
        if (random.nextDouble() < CONFIRMED) {
            add(StepKind.CONFIRMED, hours(1, 120), null);
        } else {
            add(StepKind.CLOSED, SILENCE, null);
        }
    }

    private void add(StepKind kind, Duration later, @Nullable String note) {
        at = at.plus(later);
        steps.add(new Happening(kind, at, note, false));
    }

    /** Around {@code share} of the time, with a long tail (log-normal). */
    private Duration spread(Duration time, double share, double sigma) {
        double factor = share * Math.exp(sigma * random.nextGaussian());
        return Duration.ofSeconds((long) (time.toSeconds() * Math.min(factor, 12)));
    }

    private Duration hours(int from, int to) {
        return Duration.ofMinutes(60L * from + random.nextInt(60 * (to - from)));
    }
}
