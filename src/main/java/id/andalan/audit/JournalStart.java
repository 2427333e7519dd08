package id.andalan.audit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Before anything is served: a database that was brought here from another cluster counts its transactions anew, so the journal's next
 * place is moved behind everything that stands in it.
 */
@Component
class JournalStart implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(JournalStart.class);

    private final JournalTable journal;

    JournalStart(JournalTable journal) {
        this.journal = journal;
    }

    /** After the migrations, before the jobs and the first request. */
    @Override
    public void afterSingletonsInstantiated() {
        long distance = journal.rebase();
        if (distance != 0) {
            LOG.info("the database came from another cluster: journal moved on by {}", distance);
        }
    }
}
