package id.andalan.backup;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Connects as the role that owns the tables: only it may read everything and switch triggers off. */
@Component
class OwnerConnection {
    private final Environment settings;

    OwnerConnection(Environment settings) {
        this.settings = settings;
    }

    Connection open() throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", settings.getRequiredProperty("spring.flyway.user"));
        login.setProperty("password", settings.getRequiredProperty("spring.flyway.password"));
        login.setProperty("ApplicationName", "andalan-backup");
        Connection connection = DriverManager.getConnection(settings.getRequiredProperty("spring.flyway.url"), login);
        connection.setAutoCommit(false);
        return connection;
    }
}
