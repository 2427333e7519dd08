package id.andalan.audit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * Before the first entry is written: a database that was brought here from another cluster counts its transactions anew, so the
 * journal's next place is moved behind everything that stands in it. {@link AuditTrail} waits for this bean, which waits for the
 * migrations; at every start of a server or a command, since nobody tells us that a database was moved.
 */
@Component(JournalStart.NAME)
class JournalStart implements InitializingBean {
    static final String NAME = "journalStart";

    private static final Logger LOG = LoggerFactory.getLogger(JournalStart.class);

    private final JournalTable journal;

    JournalStart(JournalTable journal) {
        this.journal = journal;
    }

    @Override
    public void afterPropertiesSet() {
        long distance = journal.rebase();
        if (distance != 0) {
            LOG.info("the database came from another cluster: journal moved on by {}", distance);
        }
    }
}
