package id.andalan.casework;

import id.andalan.core.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Throws away drafts that nobody has touched for their time. */
@Component
class DraftSweep implements RecurringJob {
    private static final int AT_ONCE = 200;

    private final Drafts drafts;

    DraftSweep(Drafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public String name() {
        return "draft-sweep";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        int gone;
        do {
            gone = drafts.sweep(AT_ONCE);
        } while (gone == AT_ONCE);
    }
}
