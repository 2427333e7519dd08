package id.andalan.core;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes that nobody reads before the transaction ends (a report's step, its journal entry, the answer kept for its idempotency key).
 * They are sent together, and the commit with them: one way to the database and back instead of one each. If one fails, so does the
 * transaction. Whoever must read them earlier, or works under a savepoint, calls {@link #send} first.
 */
@Component
public class LastWrites {
    /** More would make too many different texts for the database to keep prepared; a bulk command has no short way anyway. */
    private static final int TOGETHER = 6;

    /** SQLSTATE of a null where none may be. */
    private static final String NOT_NULL = "23502";

    private final JdbcClient jdbc;

    public LastWrites(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A statement.
     *
     * @param otherwise what the caller is told when the statement finds nothing to do; null: that cannot be
     */
    private record Write(
            String sql, List<Object> parameters, @Nullable Supplier<? extends RuntimeException> otherwise) {}

    /**
     * Queues one insert of the running transaction; there must be one.
     *
     * @param sql one statement with {@code ?}
     * @param parameters none of them null: use a typed {@code SqlParameterValue}
     */
    public void add(String sql, Object... parameters) {
        queue().add(new Write(sql, List.of(parameters), null));
    }

    /**
     * The same for a statement that must find its row.
     *
     * @param otherwise thrown, at the end of the transaction, when it did not
     * @param sql breaks a not-null rule when it finds no row
     */
    public void demand(Supplier<? extends RuntimeException> otherwise, String sql, Object... parameters) {
        queue().add(new Write(sql, List.of(parameters), otherwise));
    }

    /** Sends what is queued so far, if anything, without ending the transaction. */
    public void send() {
        Queue queue = (Queue) TransactionSynchronizationManager.getResource(this);
        if (queue != null) {
            queue.send("");
        }
    }

    private Queue queue() {
        Queue queue = (Queue) TransactionSynchronizationManager.getResource(this);
        if (queue == null) {
            queue = new Queue();
            TransactionSynchronizationManager.registerSynchronization(queue);
            TransactionSynchronizationManager.bindResource(this, queue);
        }
        return queue;
    }

    private void send(List<Write> writes, String end) {
        String sql = String.join(";\n", writes.stream().map(Write::sql).toList()) + end;
        JdbcClient.StatementSpec statement = jdbc.sql(sql);
        for (Write write : writes) {
            for (Object parameter : write.parameters) {
                statement = statement.param(parameter);
            }
        }
        try {
            statement.update();
        } catch (DataIntegrityViolationException e) {
            Supplier<? extends RuntimeException> otherwise = writes.getFirst().otherwise;
            if (otherwise != null
                    && e.getRootCause() instanceof SQLException cause
                    && NOT_NULL.equals(cause.getSQLState())) {
                throw otherwise.get();
            }
            throw e;
        }
    }

    private final class Queue implements TransactionSynchronization {
        private final List<List<Write>> parcels = new ArrayList<>(1);

        /** A write that may find nothing stands first in its parcel, so that a failure tells which it was. */
        void add(Write write) {
            if (parcels.isEmpty() || parcels.getLast().size() == TOGETHER || write.otherwise != null) {
                parcels.add(new ArrayList<>(TOGETHER));
            }
            parcels.getLast().add(write);
        }

        void send(String end) {
            List<List<Write>> sent = List.copyOf(parcels);
            parcels.clear();
            for (int i = 0; i < sent.size(); i++) {
                LastWrites.this.send(sent.get(i), i == sent.size() - 1 ? end : "");
            }
        }

        /** After whatever else still writes before the commit: behind it there is no transaction any more. */
        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            // The driver sees that the transaction has ended, and sends no commit of its own.
            send(";\ncommit");
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
