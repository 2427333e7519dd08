package id.andalan.core;

import java.time.Duration;

/**
 * Work that comes again and again. With several servers each run happens on one of them: {@code Jobs} holds a database lock named as
 * the job while it runs. A run that throws is logged and tried again at the next turn.
 */
public interface RecurringJob {
    /** Stable and unique; names the lock and the metrics. */
    String name();

    /** Pause between the end of a run and the next. */
    Duration every();

    /** One run; opens its own transactions. */
    void run();
}
