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

    @Test
    void aTransactionUnderWayIsNoReasonToMoveTheJournal() {
        transaction.executeWithoutResult(status -> {
            trail.record(Actor.SYSTEM, "thing.slow", "thing", Ids.next(), Map.of());
            // Meanwhile another server writes and commits behind us, and a third one starts.
            Thread other = Thread.ofVirtual().start(() -> happen("thing.quick"));
            join(other);
            assertThat(table.rebase()).isZero();
        });
    }

    @Test
    void theJournalMovesOnBehindRowsOfAnotherCluster() {
        long foreign = jdbc.sql("select max(pos) + 5000000 from audit.entry")
                .query(Long.class)
                .single();
        UUID old = Ids.next();
        jdbc.sql("""
                        insert into audit.entry (pos, at, action, subject_type, subject_id, actor_kind, facts)
                        values (?, now(), 'thing.elsewhere', 'thing', ?, 'SYSTEM', '{}')""").params(foreign, old.toString()).update();
        assertThat(table.rebase()).isPositive();
        assertThat(table.rebase()).as("once is enough").isZero();
        long from = journal.end();
        UUID fresh = happen("thing.made");
        assertThat(jdbc.sql("select pos from audit.entry where subject_id = ?")
                        .param(fresh.toString())
                        .query(Long.class)
                        .single())
                .isGreaterThan(foreign);
        while (table.seal() > 0) {
            // Chunk by chunk.
        }
        assertThat(journal.from(from))
                .extracting(JournalEntry::subjectId)
                .containsSubsequence(old.toString(), fresh.toString());
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
