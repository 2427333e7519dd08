package id.andalan.pack;

import id.andalan.audit.JournalSignal;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Keeps every server's {@link CityMemory} up to date: a number per memory in the database, compared at most once a second. */
@Component
public class Editions implements JournalSignal {
    private static final Logger LOG = LoggerFactory.getLogger(Editions.class);
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

    private final PackTable table;
    private final ObjectProvider<CityMemory> memories;
    private final Map<String, Long> known = new HashMap<>();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final AtomicLong lookedAt = new AtomicLong(System.nanoTime() - PAUSE_NANOS);

    Editions(PackTable table, ObjectProvider<CityMemory> memories) {
        this.table = table;
        this.memories = memories;
    }

    /** Says, in the transaction that changes the rows behind the memory of this name, that all servers must read it anew. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void changed(String memory) {
        table.bump(memory);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                // Not afterCommit: the connection of the finished transaction is still bound there.
                if (status == STATUS_COMMITTED) {
                    refresh();
                }
            }
        });
    }

    /** Reads anew what is older in memory than in the database. */
    synchronized void refresh() {
        Map<String, Long> current = table.editions();
        List<CityMemory> all = memories.stream()
                .sorted(Comparator.comparingInt(CityMemory::order))
                .toList();
        for (CityMemory memory : all) {
            // An edition is noted before its rows are read: a change in between is then read twice rather than missed.
            Long edition = current.getOrDefault(memory.name(), 0L);
            if (!edition.equals(known.get(memory.name()))) {
                memory.reload();
                known.put(memory.name(), edition);
            }
        }
    }

    @Override
    public void onSealed() {
        if (System.nanoTime() - lookedAt.get() < PAUSE_NANOS || !looking.compareAndSet(false, true)) {
            return;
        }
        Thread.ofVirtual().name("editions").start(() -> {
            try {
                refresh();
            } catch (RuntimeException e) {
                LOG.warn("the city's data could not be compared, tried again: {}", e.getMessage());
            } finally {
                lookedAt.set(System.nanoTime());
                looking.set(false);
            }
        });
    }
}
