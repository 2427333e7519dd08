package id.andalan.identity;

import id.andalan.core.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** After a change of the key, from the start of a server on: seals anew by itself what {@code ./andalan key change} does at once. */
@Component
class ReSeal implements RecurringJob {
    private final KeyChange change;

    ReSeal(KeyChange change) {
        this.change = change;
    }

    @Override
    public String name() {
        return "re-seal";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        if (change.isUnderWay()) {
            change.keep();
            change.sealAnew((title, count) -> {});
        }
    }
}
