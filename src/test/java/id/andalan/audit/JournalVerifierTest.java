package id.andalan.audit;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.audit.JournalVerifier.Fault;
import id.andalan.audit.JournalVerifier.Flaw;
import id.andalan.core.Actor;
import id.andalan.core.Ids;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever owns the tables can switch the guard off and tamper; the chain tells. Each case is undone by rolling back. */
@AndalanTest
@DirtiesContext
class JournalVerifierTest {
    @Autowired
    AuditTrail trail;

    @Autowired
    JournalTable table;

    @Autowired
    JournalVerifier verifier;

    @Autowired
    TransactionTemplate transaction;

    @Value("${spring.flyway.url}")
    String url;

    @Value("${spring.flyway.user}")
    String owner;

    @Value("${spring.flyway.password}")
    String password;

    private void threeSeals() {
        for (int batch = 0; batch < 3; batch++) {
            for (int i = 0; i < 4; i++) {
                transaction.executeWithoutResult(status -> trail.record(
                        Actor.SYSTEM, "thing.made", "thing", Ids.next(), Map.of("text", "é \"x\" \\ \u2028")));
            }
            table.seal();
        }
    }

    /** Tampers as the owner, verifies, and puts everything back as it was. */
    private List<Fault> afterwards(String... tampering) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, owner, password);
                Statement statement = connection.createStatement()) {
            statement.execute("create table audit.kept_entry as table audit.entry");
            statement.execute("create table audit.kept_batch as table audit.batch");
            statement.execute("alter table audit.entry disable trigger all");
            statement.execute("alter table audit.batch disable trigger all");
            try {
                for (String sql : tampering) {
                    statement.execute(sql);
                }
                return verifier.verify().faults();
            } finally {
                statement.execute("delete from audit.entry");
                statement.execute("insert into audit.entry overriding system value table audit.kept_entry");
                statement.execute("delete from audit.batch");
                statement.execute("insert into audit.batch table audit.kept_batch");
                statement.execute("drop table audit.kept_entry, audit.kept_batch");
                statement.execute("alter table audit.entry enable trigger all");
                statement.execute("alter table audit.batch enable trigger all");
            }
        }
    }

    private static final String VICTIM =
            "(select max(pos) from audit.entry where pos < (select max(from_pos) from audit.batch))";

    @Test
    void everyKindOfTamperingIsFound() throws SQLException {
        table.seal();
        threeSeals();
        assertThat(verifier.verify().isSound()).isTrue();
        assertThat(verifier.verify().unsealed()).isZero();

        assertThat(afterwards("update audit.entry set action = 'thing.stolen' where pos = " + VICTIM))
                .extracting(Fault::flaw)
                .containsExactly(Flaw.HASH);
        assertThat(afterwards("update audit.entry set facts = facts || '{\"n\": 2}' where pos = " + VICTIM))
                .extracting(Fault::flaw)
                .containsExactly(Flaw.HASH);
        assertThat(afterwards("delete from audit.entry where pos = " + VICTIM))
                .extracting(Fault::flaw)
                .containsExactly(Flaw.COUNT);
        assertThat(afterwards(
                        "insert into audit.entry (pos, at, action, subject_type, subject_id, actor_kind, facts) select pos, at,"
                                + " action, subject_type, subject_id, actor_kind, facts from audit.entry where pos = "
                                + VICTIM))
                .extracting(Fault::flaw)
                .containsExactly(Flaw.COUNT);
        assertThat(afterwards(
                        "update audit.entry set subject_id = 'x' || subject_id where pos = " + VICTIM,
                        "update audit.entry set at = at + interval '1 microsecond' where pos = " + VICTIM))
                .extracting(Fault::flaw)
                .containsExactly(Flaw.HASH);
        assertThat(afterwards("delete from audit.batch where no = (select max(no) - 1 from audit.batch)"))
                .extracting(Fault::flaw)
                .contains(Flaw.GAP, Flaw.RANGE, Flaw.CHAIN);
        assertThat(afterwards(
                        "update audit.batch set hash = sha256('x') where no = (select max(no) - 1 from audit.batch)"))
                .extracting(Fault::flaw)
                .containsExactly(Flaw.HASH, Flaw.CHAIN);
        assertThat(verifier.verify().isSound()).isTrue();
    }

    @Test
    void swappedEntriesAreFound() throws SQLException {
        threeSeals();
        // The first entry of a seal moves to its end.
        assertThat(afterwards("""
                update audit.entry set pos = (select max(pos) from audit.entry)
                where (pos, id) = (select pos, id from audit.entry
                                   where pos >= (select max(from_pos) from audit.batch) order by pos, id limit 1)""")).extracting(Fault::flaw).containsExactly(Flaw.HASH);
    }

    @Test
    void aNotedSealProvesTheEnd() {
        threeSeals();
        JournalVerifier.Verdict verdict = verifier.verify();
        assertThat(verifier.holds(verdict.batches(), verdict.head())).isTrue();
        assertThat(verifier.holds(verdict.batches(), "00".repeat(32))).isFalse();
        assertThat(verifier.holds(verdict.batches() + 1, verdict.head())).isFalse();
    }
}
