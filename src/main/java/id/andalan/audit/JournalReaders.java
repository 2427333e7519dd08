package id.andalan.audit;

import id.andalan.database.DatabaseAway;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    private final List<JournalListener> listeners;
    private final JournalTable journal;
    private final TransactionTemplate transaction;
    private final List<Thread> threads = new ArrayList<>();
    private final List<Semaphore> bells = new ArrayList<>();
    private volatile boolean running;

    JournalReaders(List<JournalListener> listeners, JournalTable journal, TransactionTemplate transaction) {
        this.listeners = listeners;
        this.journal = journal;
        this.transaction = transaction;
    }

    @Override
    public void start() {
        running = true;
        for (JournalListener listener : listeners) {
            journal.startReader(listener.name());
            Semaphore bell = new Semaphore(0);
            bells.add(bell);
            threads.add(Thread.ofVirtual().name("listener-" + listener.name()).start(() -> listen(listener, bell)));
        }
    }

    @Override
    public void onSealed() {
        bells.forEach(Semaphore::release);
    }

    private void listen(JournalListener listener, Semaphore bell) {
        int failures = 0;
        while (running) {
            try {
                while (running && deliver(listener)) {
                    failures = 0;
                }
            } catch (RuntimeException e) {
                failures++;
                if (running) {
                    LOG.warn(
                            "listener {} failed, the same entries come again ({} in a row)",
                            listener.name(),
                            failures,
                            DatabaseAway.shortly(e));
                }
            }
            try {
                boolean rung = bell.tryAcquire(1L << Math.min(failures, 5), TimeUnit.SECONDS);
                if (rung) {
                    bell.drainPermits();
                }
                if (failures > 0) {
                    Thread.sleep(200L << Math.min(failures, 7));
                }
            } catch (InterruptedException e) {
                return;
            }
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
        running = false;
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            try {
                thread.join(java.time.Duration.ofSeconds(2));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        threads.clear();
        bells.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
