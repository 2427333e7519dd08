package id.andalan.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Feels the database's pulse once a second, on a connection of its own so that a crowd in the pool is not taken for a dead database.
 * Closes the {@link DatabaseGate} when there is none twice in a row, and opens it with the next beat.
 */
@Component
@ConditionalOnProperty(name = "andalan.jobs", havingValue = "true")
class DatabasePulse implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DatabasePulse.class);
    private static final String PATIENCE_SECONDS = "3";
    private static final long EVERY_MILLIS = 1_000;
    private static final long AFTER_MISS_MILLIS = 100;

    private final DatabaseGate gate;
    private final String url;
    private final Properties login = new Properties();
    private volatile boolean running;
    private @Nullable Thread thread;
    private @Nullable Connection connection;

    DatabasePulse(
            DataSource database,
            Environment settings,
            @Value("${spring.datasource.username}") String user,
            @Value("${spring.datasource.password}") String password) {
        this.gate = (DatabaseGate) database;
        this.url = settings.getRequiredProperty("spring.datasource.url");
        login.setProperty("user", user);
        login.setProperty("password", password);
        login.setProperty("ApplicationName", "andalan-pulse");
        login.setProperty("connectTimeout", PATIENCE_SECONDS);
        login.setProperty("loginTimeout", PATIENCE_SECONDS);
        login.setProperty("socketTimeout", PATIENCE_SECONDS);
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("database-pulse").daemon().start(this::watch);
    }

    private void watch() {
        int misses = 0;
        while (running) {
            misses = beats() ? 0 : misses + 1;
            if (misses == 0 && gate.open(true)) {
                LOG.info("the database is back");
            } else if (misses > 1 && gate.open(false)) {
                LOG.warn("the database does not answer; whoever needs it is told to come again");
            }
            try {
                Thread.sleep(misses == 1 ? AFTER_MISS_MILLIS : EVERY_MILLIS);
            } catch (InterruptedException e) {
                break;
            }
        }
        close();
    }

    private boolean beats() {
        try {
            if (connection == null) {
                connection = DriverManager.getConnection(url, login);
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("select 1");
                return true;
            }
        } catch (SQLException e) {
            LOG.debug("no pulse", e);
            close();
            return false;
        }
    }

    private void close() {
        Connection old = connection;
        connection = null;
        try {
            if (old != null) {
                old.close();
            }
        } catch (SQLException e) {
            LOG.debug("the pulse's connection was gone already", e);
        }
    }

    @Override
    public void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
        }
        // Who still works while we stop finds its own way.
        gate.open(true);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
