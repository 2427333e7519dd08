package id.andalan.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.database.DatabaseAddress.Login;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is said about an external database that cannot carry Andalan; the tests' own PostgreSQL stands in for it. */
class ExternalPostgresTest {
    private static DatabaseAddress good;

    @BeforeAll
    static void create() {
        good = TestDatabase.create();
    }

    private static String at(String database) {
        return good.url().replaceAll("/[^/]*$", "/" + database);
    }

    @Test
    void aFittingOneIsTaken() {
        assertThatCode(() -> ExternalPostgres.check(good)).doesNotThrowAnyException();
    }

    @Test
    void aWrongPasswordIsNamed() {
        Login wrong = new Login(good.app().user(), "salah");
        assertThatThrownBy(() -> ExternalPostgres.check(new DatabaseAddress(good.url(), wrong, wrong)))
                .isInstanceOf(DatabaseFault.class)
                .hasMessageContaining("ANDALAN_DATABASE_PASSWORD")
                .hasMessageNotContaining("salah");
    }

    @Test
    void aMissingDatabaseIsNamed() {
        assertThatThrownBy(() -> ExternalPostgres.check(new DatabaseAddress(at("tiada"), good.owner(), good.owner())))
                .isInstanceOf(DatabaseFault.class)
                .hasMessageContaining("createdb");
    }

    @Test
    void aDatabaseThatCannotHoldEveryLetterIsRefused() throws SQLException {
        execute("drop database if exists latin");
        execute("create database latin encoding 'LATIN1' locale 'C' template template0");
        assertThatThrownBy(() -> ExternalPostgres.check(new DatabaseAddress(at("latin"), good.owner(), good.owner())))
                .isInstanceOf(DatabaseFault.class)
                .hasMessageContaining("UTF8");
    }

    @Test
    void aRoleThatMayNotMigrateIsRefused() {
        assertThatThrownBy(() -> ExternalPostgres.check(new DatabaseAddress(good.url(), good.app(), good.app())))
                .isInstanceOf(DatabaseFault.class)
                .hasMessageContaining("grant create");
    }

    @Test
    void anAddressOfAnotherKindOrWithoutPasswordIsRefused() {
        assertThatThrownBy(() -> DatabaseAddress.fromEnvironment(Map.of("ANDALAN_DATABASE_URL", "postgres://x/y")))
                .hasMessageContaining("jdbc:postgresql://");
        assertThatThrownBy(() -> DatabaseAddress.fromEnvironment(
                        Map.of("ANDALAN_DATABASE_URL", "jdbc:postgresql://x/y", "ANDALAN_DATABASE_USER", "u")))
                .hasMessageContaining("ANDALAN_DATABASE_PASSWORD");
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        good.url(), good.owner().user(), good.owner().password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
