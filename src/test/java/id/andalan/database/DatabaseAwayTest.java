package id.andalan.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAwayTest {
    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P01", "57P03", "53100", "53300", "25006"})
    void lostConnectionsAndFullDisksAreAway(String state) {
        assertThat(DatabaseAway.isCauseOf(new IllegalStateException(new SQLException("x", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42P01", "22P02", "40001", "42501"})
    void faultsOfTheStatementAreNot(String state) {
        assertThat(DatabaseAway.isCauseOf(new IllegalStateException(new SQLException("x", state))))
                .isFalse();
    }

    @Test
    void anExhaustedPoolIsAway() {
        assertThat(DatabaseAway.isCauseOf(new RuntimeException(new SQLTransientConnectionException("timed out"))))
                .isTrue();
    }

    @Test
    void aConnectionThatThePoolTookAwayIsAway() {
        assertThat(DatabaseAway.isCauseOf(new RuntimeException(new SQLException("Connection is closed"))))
                .isTrue();
    }

    @Test
    void otherFailuresAreNot() {
        assertThat(DatabaseAway.isCauseOf(new IOException("disk"))).isFalse();
    }
}
