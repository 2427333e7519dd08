package id.andalan.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.AndalanTest;
import id.andalan.core.Actor;
import id.andalan.core.Ids;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@AndalanTest
class JournalTest {
    @Autowired
    AuditTrail trail;

    @Autowired
    JournalTable table;

    @Autowired
    Journal journal;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private UUID happen(String action) {
        UUID subject = Ids.next();
        transaction.executeWithoutResult(
                status -> trail.record(Actor.SYSTEM, action, "thing", subject, Map.of("n", 1)));
        return subject;
    }

    @Test
    void sealedEntriesAreReadInOrderExactlyOnce() {
        table.seal();
        long from = journal.end();
        UUID first = happen("thing.made");
        UUID second = happen("thing.broken");
        assertThat(table.seal()).isEqualTo(2);
        List<JournalEntry> entries = journal.from(from);
        assertThat(entries).extracting(JournalEntry::subjectId).containsExactly(first.toString(), second.toString());
        assertThat(journal.from(entries.getLast().pos() + 1)).isEmpty();
        assertThat(table.seal()).isZero();
    }

    @Test
    void anUnfinishedTransactionHoldsTheSealBack() {
        table.seal();
        transaction.executeWithoutResult(status -> {
            trail.record(Actor.SYSTEM, "thing.slow", "thing", Ids.next(), Map.of());
            assertThat(table.seal()).isZero();
        });
        assertThat(table.seal()).isEqualTo(1);
    }

    @Test
    void entriesCannotBeChanged() {
        UUID subject = happen("thing.made");
        assertThatThrownBy(() -> jdbc.sql("update audit.entry set action = 'x' where subject_id = ?")
                        .param(subject.toString())
                        .update())
                .hasRootCauseMessage("ERROR: permission denied for table entry");
    }
}
