package id.andalan.report;

import id.andalan.core.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Takes the words of new reports into the search, some thousand at a time. */
@Component
class SearchKeeper implements RecurringJob {
    private static final int MOST = 10_000;

    private final SearchTable table;

    SearchKeeper(SearchTable table) {
        this.table = table;
    }

    @Override
    public String name() {
        return "report-search";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void run() {
        table.index(MOST);
    }
}
