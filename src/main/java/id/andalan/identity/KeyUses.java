package id.andalan.identity;

import id.andalan.core.Crew;
import java.time.Duration;
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
    private final Crew crew = new Crew();

    KeyUses(LiveKeys keys) {
        this.keys = keys;
    }

    @Override
    public void start() {
        crew.begin();
        crew.add("api-key-uses", this::repeat);
    }

    private void repeat() {
        try {
            while (true) {
                crew.rest(EVERY);
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
        crew.end(() -> {});
    }

    @Override
    public boolean isRunning() {
        return crew.isWorking();
    }
}
