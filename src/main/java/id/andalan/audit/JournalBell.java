package id.andalan.audit;

import id.andalan.core.DatabaseReplaced;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Rings on every server when a batch was sealed anywhere (PostgreSQL LISTEN), and once a second in case a ring was lost. */
@Component
@ConditionalOnProperty(name = "andalan.jobs", havingValue = "true")
class JournalBell implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(JournalBell.class);
    private static final int PATIENCE_MILLIS = 1_000;

    private final DataSource database;
    private final ObjectProvider<JournalSignal> signals;
    private final ApplicationEventPublisher events;
    private volatile boolean running;
    private @Nullable Thread thread;

    JournalBell(DataSource database, ObjectProvider<JournalSignal> signals, ApplicationEventPublisher events) {
        this.database = database;
        this.signals = signals;
        this.events = events;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("journal-bell").daemon().start(this::listen);
    }

    private void listen() {
        List<JournalSignal> all = signals.stream().toList();
        while (running) {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(true);
                statement.execute("listen " + Sealer.CHANNEL);
                statement.execute("listen " + DatabaseReplaced.CHANNEL);
                PGConnection postgres = connection.unwrap(PGConnection.class);
                while (running) {
                    PGNotification[] notifications = postgres.getNotifications(PATIENCE_MILLIS);
                    if (notifications == null || notifications.length == 0) {
                        statement.execute("");
                    } else if (Arrays.stream(notifications)
                            .anyMatch(heard -> heard.getName().equals(DatabaseReplaced.CHANNEL))) {
                        events.publishEvent(new DatabaseReplaced(this));
                    }
                    all.forEach(JournalBell::ring);
                }
                statement.execute("unlisten *");
            } catch (SQLException e) {
                if (running) {
                    LOG.debug("the journal bell lost its connection", e);
                    pause();
                }
            }
        }
    }

    /** One that fails (the database may be away) keeps none of the others from hearing. */
    private static void ring(JournalSignal signal) {
        try {
            signal.onSealed();
        } catch (RuntimeException e) {
            LOG.warn("{} did not hear the journal bell: {}", signal.getClass().getSimpleName(), e.getMessage());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        if (thread != null) {
            try {
                thread.join(PATIENCE_MILLIS * 2L);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
