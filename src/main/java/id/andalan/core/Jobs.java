package id.andalan.core;

import id.andalan.database.DatabaseAway;
import id.andalan.database.Patience;
import java.time.Duration;
import java.util.List;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs every {@link RecurringJob}, each on a virtual thread of its own, one server at a time. */
@Component
@ConditionalOnProperty(name = "andalan.jobs", havingValue = "true")
class Jobs implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final Duration WHEN_AWAY = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final List<RecurringJob> jobs;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Crew crew = new Crew();

    Jobs(List<RecurringJob> jobs, JdbcClient jdbc, TransactionTemplate transaction) {
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public void start() {
        crew.begin();
        for (RecurringJob job : jobs) {
            crew.add("job-" + job.name(), () -> repeat(job));
        }
    }

    private void repeat(RecurringJob job) {
        int failures = 0;
        while (crew.isWorking()) {
            Duration pause = job.every();
            try {
                Patience.whileRunning(() -> runExclusively(job));
                failures = 0;
            } catch (RuntimeException e) {
                failures++;
                boolean away = DatabaseAway.isCauseOf(e);
                pause = away ? whenAway(job.every()) : pause(job.every(), failures);
                if (away || !crew.isWorking()) {
                    LOG.debug("job {} failed, tried again", job.name(), e);
                } else {
                    LOG.warn("job {} failed, tried again ({} in a row)", job.name(), failures, e);
                }
            }
            try {
                crew.rest(pause);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static Duration pause(Duration every, int failures) {
        Duration longer = every.multipliedBy(1L << Math.min(failures, 10));
        return failures == 0 || longer.compareTo(LONGEST_PAUSE) < 0
                ? longer
                : LONGEST_PAUSE.compareTo(every) > 0 ? LONGEST_PAUSE : every;
    }

    /** The database may be back any moment, and then nobody should have to wait for us. */
    private static Duration whenAway(Duration every) {
        return every.compareTo(WHEN_AWAY) > 0 ? WHEN_AWAY : every;
    }

    private void runExclusively(RecurringJob job) {
        transaction.executeWithoutResult(status -> {
            boolean mine = jdbc.sql("select pg_try_advisory_xact_lock(?)")
                    .param(lockOf(job.name()))
                    .query(Boolean.class)
                    .single();
            if (mine) {
                job.run();
            }
        });
    }

    private static long lockOf(String name) {
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return 0x616e640000000000L | crc.getValue();
    }

    @Override
    public void stop() {
        crew.end(() -> {});
    }

    @Override
    public boolean isRunning() {
        return crew.isWorking();
    }
}
