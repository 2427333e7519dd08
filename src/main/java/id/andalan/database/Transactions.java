package id.andalan.database;

import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * When the database is lost in the middle of a transaction, the rollback cannot be sent either. That is no second fault: PostgreSQL
 * rolls back by itself, and the first failure must reach the caller, who tells by it that the database is away.
 */
final class Transactions extends JdbcTransactionManager {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);

    Transactions(DataSource database) {
        super(database);
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        try {
            super.doRollback(status);
        } catch (TransactionSystemException | org.springframework.dao.DataAccessException failure) {
            if (!DatabaseAway.isCauseOf(failure)) {
                throw failure;
            }
            LOG.debug("the database is away: it rolls back by itself", failure);
        }
    }
}
