package id.andalan.core;

import java.util.ArrayList;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Inserts that nobody reads before the transaction ends (its journal entry, the answer kept for its idempotency key). They are sent
 * together, and the commit with them: one way to the database and back instead of one each. If one fails, so does the transaction.
 */
@Component
public class LastWrites {
    /** More would make too many different texts for the database to keep prepared; a bulk command has no short way anyway. */
    private static final int TOGETHER = 2;

    private final JdbcClient jdbc;

    public LastWrites(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Write(String sql, List<Object> parameters) {}

    /**
     * Queues one insert of the running transaction; there must be one.
     *
     * @param sql one statement with {@code ?}
     * @param parameters none of them null: use a typed {@code SqlParameterValue}
     */
    public void add(String sql, Object... parameters) {
        Queue queue = (Queue) TransactionSynchronizationManager.getResource(this);
        if (queue == null) {
            queue = new Queue();
            TransactionSynchronizationManager.registerSynchronization(queue);
            TransactionSynchronizationManager.bindResource(this, queue);
        }
        queue.writes.add(new Write(sql, List.of(parameters)));
    }

    private void send(List<Write> writes, String end) {
        String sql = String.join(";\n", writes.stream().map(Write::sql).toList()) + end;
        JdbcClient.StatementSpec statement = jdbc.sql(sql);
        for (Write write : writes) {
            for (Object parameter : write.parameters) {
                statement = statement.param(parameter);
            }
        }
        statement.update();
    }

    private final class Queue implements TransactionSynchronization {
        private final List<Write> writes = new ArrayList<>(TOGETHER);

        /** After whatever else still writes before the commit: behind it there is no transaction any more. */
        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            for (int from = 0; from < writes.size(); from += TOGETHER) {
                int to = Math.min(from + TOGETHER, writes.size());
                // The driver sees that the transaction has ended, and sends no commit of its own.
                send(writes.subList(from, to), to == writes.size() ? ";\ncommit" : "");
            }
            writes.clear();
        }

        @Override
        public void beforeCompletion() {
            TransactionSynchronizationManager.unbindResource(LastWrites.this);
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(LastWrites.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(LastWrites.this, this);
        }
    }
}
