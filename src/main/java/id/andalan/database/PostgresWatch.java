package id.andalan.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the embedded PostgreSQL anew, on the same port, when it died although nobody stopped it. */
final class PostgresWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresWatch.class);
    private static final long GLANCE_MILLIS = 250;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    private final PostgresCluster cluster;
    private final int port;
    private final Thread thread;
    private volatile boolean closed;

    PostgresWatch(PostgresCluster cluster, int port) {
        this.cluster = cluster;
        this.port = port;
        this.thread = Thread.ofPlatform().name("postgres-watch").daemon().start(this::watch);
    }

    private void watch() {
        while (!closed) {
            ProcessHandle server = cluster.postmaster().orElse(null);
            while (!closed && server != null && server.isAlive()) {
                pause(GLANCE_MILLIS);
            }
            if (!closed) {
                LOG.error("PostgreSQL died; starting it anew");
                startAgain();
            }
        }
    }

    private void startAgain() {
        long pause = GLANCE_MILLIS;
        while (!closed) {
            try {
                synchronized (this) {
                    if (!closed) {
                        cluster.stopLeftover();
                        cluster.start(port);
                        LOG.info("PostgreSQL is back");
                    }
                    return;
                }
            } catch (RuntimeException e) {
                LOG.error("PostgreSQL does not start: {}", e.getMessage());
                pause(pause);
                pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
            }
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** From here on nobody starts the server again. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        synchronized (this) {
            // A start under way has given up now.
        }
    }
}
