package id.andalan.report;

import id.andalan.core.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Folds the newest changes into the tallies, so that a figure adds up few rows. Figures are exact before and after. */
@Component
class TallyKeeper implements RecurringJob {
    private final TallyTable table;

    TallyKeeper(TallyTable table) {
        this.table = table;
    }

    @Override
    public String name() {
        return "report-tally";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(2);
    }

    @Override
    public void run() {
        table.fold();
    }
}
