package id.andalan.identity;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Every ten seconds, on every server: writes down which API keys were used there. Never a write per request. */
@Component
@ConditionalOnProperty(name = "andalan.jobs", havingValue = "true")
class KeyUses implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(KeyUses.class);
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final LiveKeys keys;
    private @Nullable Thread thread;

    KeyUses(LiveKeys keys) {
        this.keys = keys;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("api-key-uses").start(this::repeat);
    }

    private void repeat() {
        try {
            while (true) {
                Thread.sleep(EVERY);
                write();
            }
        } catch (InterruptedException e) {
            write();
        }
    }

    private void write() {
        try {
            keys.writeUses();
        } catch (RuntimeException e) {
            LOG.debug("uses of API keys not written", e);
        }
    }

    @Override
    public void stop() {
        if (thread != null) {
            thread.interrupt();
            try {
                thread.join(Duration.ofSeconds(1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
