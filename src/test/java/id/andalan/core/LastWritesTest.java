package id.andalan.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.AndalanTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@AndalanTest
class LastWritesTest {
    private static final String INSERT =
            "insert into core.idempotency (key, scope, digest, status, body, at) values (?, ?, 'x', 200, '', now())";

    @Autowired
    LastWrites last;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private final String scope = UUID.randomUUID().toString();

    private int rows() {
        return jdbc.sql("select count(*) from core.idempotency where scope = ?")
                .param(scope)
                .query(Integer.class)
                .single();
    }

    @Test
    void allStandOnceTheTransactionHasEnded() {
        transaction.executeWithoutResult(status -> {
            for (int i = 0; i < 14; i++) {
                last.add(INSERT, "k" + i, scope);
            }
            assertThat(rows()).isZero();
        });
        assertThat(rows()).isEqualTo(14);
    }

    @Test
    void noneStandsWhenTheCommandFails() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    last.add(INSERT, "k", scope);
                    throw new Refusal("no");
                }))
                .isInstanceOf(Refusal.class);
        assertThat(rows()).isZero();
    }

    @Test
    void ifOneFailsNothingStands() {
        transaction.executeWithoutResult(status -> last.add(INSERT, "taken", scope));
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    jdbc.sql(INSERT).params("other", scope).update();
                    last.add(INSERT, "third", scope);
                    last.add(INSERT, "taken", scope);
                }))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void aTransactionOfItsOwnInBetweenKeepsItsWritesApart() {
        transaction.executeWithoutResult(status -> {
            last.add(INSERT, "outer", scope);
            TransactionTemplate inner = new TransactionTemplate(transaction.getTransactionManager());
            inner.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
            inner.executeWithoutResult(other -> last.add(INSERT, "inner", scope));
            assertThat(rows()).isEqualTo(1);
        });
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void sentEarlyItIsReadInTheSameTransaction() {
        transaction.executeWithoutResult(status -> {
            last.add(INSERT, "first", scope);
            last.send();
            assertThat(rows()).isEqualTo(1);
            last.add(INSERT, "second", scope);
        });
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void nothingQueuedIsNothingToSend() {
        last.send();
        transaction.executeWithoutResult(status -> last.send());
        assertThat(rows()).isZero();
    }

    @Test
    void whatFindsNothingToDoFailsInItsOwnWordsAndNothingStands() {
        String orNothing =
                INSERT.replace("values (?, ?,", "values ((select key from core.idempotency where key = ?), ?,");
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    last.add(INSERT, "before", scope);
                    last.demand(() -> new Conflict("gone"), orNothing, "nowhere", scope);
                    last.add(INSERT, "after", scope);
                }))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("gone");
        assertThat(rows()).isZero();
    }

    @Test
    void withoutTransactionItRefuses() {
        assertThatThrownBy(() -> last.add(INSERT, "k", scope)).isInstanceOf(IllegalStateException.class);
    }
}
