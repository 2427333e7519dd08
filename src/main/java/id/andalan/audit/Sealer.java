package id.andalan.audit;

import id.andalan.core.RecurringJob;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Seals the journal four times a second and wakes every server that listens. Writers never wait for it nor for each other. */
@Component
class Sealer implements RecurringJob {
    static final String CHANNEL = "andalan_journal";

    private final JournalTable journal;
    private final JdbcClient jdbc;

    Sealer(JournalTable journal, JdbcClient jdbc) {
        this.journal = journal;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "journal-sealer";
    }

    @Override
    public Duration every() {
        return Duration.ofMillis(250);
    }

    @Override
    public void run() {
        if (journal.seal() > 0) {
            jdbc.sql("select pg_notify(?, '')")
                    .param(CHANNEL)
                    .query((row, n) -> 0)
                    .list();
        }
    }
}
