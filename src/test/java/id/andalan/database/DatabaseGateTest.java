package id.andalan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseGateTest {
    private static final int SHORT_MILLIS = 8_000;

    private HikariDataSource pool;
    private DatabaseGate gate;

    @BeforeEach
    void aPoolOfOne() {
        DatabaseAddress address = TestDatabase.create();
        pool = new HikariDataSource();
        pool.setJdbcUrl(address.url());
        pool.setUsername(address.app().user());
        pool.setPassword(address.app().password());
        pool.addDataSourceProperty("socketTimeout", Integer.toString(SHORT_MILLIS / 1_000));
        pool.setMaximumPoolSize(1);
        gate = new DatabaseGate(pool);
    }

    @AfterEach
    void end() {
        pool.close();
    }

    private int timeout() throws SQLException {
        try (Connection connection = gate.getConnection()) {
            return connection.getNetworkTimeout();
        }
    }

    @Test
    void closedItSaysAtOnceThatTheDatabaseIsAway() throws SQLException {
        assertThat(gate.open(false)).isTrue();
        assertThatThrownBy(gate::getConnection)
                .satisfies(
                        failure -> assertThat(DatabaseAway.isCauseOf(failure)).isTrue());
        assertThat(gate.open(true)).isTrue();
        assertThat(timeout()).isEqualTo(SHORT_MILLIS);
    }

    @Test
    void jobsMayAskLongerAndTheNextPageMayNot() throws SQLException {
        int[] seen = new int[1];
        Patience.whileRunning(() -> {
            try {
                seen[0] = timeout();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(seen[0]).isGreaterThan(60_000);
        assertThat(timeout()).as("the same connection, given back").isEqualTo(SHORT_MILLIS);
    }
}
