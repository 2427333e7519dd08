package id.andalan.audit;

import id.andalan.core.Crew;
import id.andalan.database.DatabaseAway;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives each {@link JournalListener} its entries, on a virtual thread of its own, woken when a batch is sealed. */
@Component
@ConditionalOnProperty(name = "andalan.jobs", havingValue = "true")
class JournalReaders implements SmartLifecycle, JournalSignal {
    private static final Logger LOG = LoggerFactory.getLogger(JournalReaders.class);

    private static final Duration WHEN_AWAY = Duration.ofSeconds(1);

    private final List<JournalListener> listeners;
    private final JournalTable journal;
    private final TransactionTemplate transaction;
    private final Crew crew = new Crew();
    private final List<Semaphore> bells = new CopyOnWriteArrayList<>();

    JournalReaders(List<JournalListener> listeners, JournalTable journal, TransactionTemplate transaction) {
        this.listeners = listeners;
        this.journal = journal;
        this.transaction = transaction;
    }

    @Override
    public void start() {
        crew.begin();
        for (JournalListener listener : listeners) {
            journal.startReader(listener.name());
            Semaphore bell = new Semaphore(0);
            bells.add(bell);
            crew.add("listener-" + listener.name(), () -> listen(listener, bell));
        }
    }

    @Override
    public void onSealed() {
        bells.forEach(Semaphore::release);
    }

    private void listen(JournalListener listener, Semaphore bell) {
        int failures = 0;
        while (crew.isWorking()) {
            boolean away = false;
            try {
                while (crew.isWorking() && deliver(listener)) {
                    failures = 0;
                }
            } catch (RuntimeException e) {
                failures++;
                away = DatabaseAway.isCauseOf(e);
                tell(listener, failures, e);
            }
            try {
                if (failures == 0) {
                    bell.tryAcquire(1, TimeUnit.SECONDS);
                    bell.drainPermits();
                } else {
                    // The database may be back any moment; a listener with a fault of its own had better be left alone.
                    crew.rest(away ? WHEN_AWAY : Duration.ofMillis(400L << Math.min(failures, 6)));
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void tell(JournalListener listener, int failures, RuntimeException failure) {
        if (DatabaseAway.isCauseOf(failure) || !crew.isWorking()) {
            LOG.debug("listener {} failed, the same entries come again", listener.name(), failure);
        } else {
            LOG.warn(
                    "listener {} failed, the same entries come again ({} in a row)",
                    listener.name(),
                    failures,
                    failure);
        }
    }

    /** One chunk; false when there was nothing for us. */
    private boolean deliver(JournalListener listener) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            Optional<Long> from = journal.lockReader(listener.name());
            if (from.isEmpty()) {
                return false;
            }
            List<JournalEntry> entries = journal.sealedFrom(from.get());
            if (entries.isEmpty()) {
                return false;
            }
            listener.on(entries);
            journal.moveReader(listener.name(), entries.getLast().pos() + 1);
            return true;
        }));
    }

    @Override
    public void stop() {
        crew.end(this::onSealed);
        bells.clear();
    }

    @Override
    public boolean isRunning() {
        return crew.isWorking();
    }
}
