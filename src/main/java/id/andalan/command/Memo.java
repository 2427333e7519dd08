package id.andalan.command;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Remembers answers for a short time, so that many screens with the same question cost one query. */
final class Memo<K, V> {
    private static final int MOST = 2_000;

    private final Map<K, Cell<V>> cells = new ConcurrentHashMap<>();

    private static final class Cell<V> {
        final ReentrantLock lock = new ReentrantLock();
        volatile @Nullable Answer<V> answer;
    }

    /** {@code nanos} of {@link System#nanoTime} before the question was asked: whatever changed later may be missing. */
    private record Answer<V>(V value, long nanos) {
        boolean isYoungerThan(Duration age) {
            return System.nanoTime() - nanos < age.toNanos();
        }
    }

    /** The remembered answer unless it is older; else a new one, asked once for all who wait. */
    V get(K key, Duration age, Supplier<V> question) {
        if (cells.size() > MOST) {
            cells.clear();
        }
        Cell<V> cell = cells.computeIfAbsent(key, wanted -> new Cell<>());
        Answer<V> known = cell.answer;
        if (known != null && known.isYoungerThan(age)) {
            return known.value;
        }
        cell.lock.lock();
        try {
            known = cell.answer;
            if (known != null && known.isYoungerThan(age)) {
                return known.value;
            }
            long asked = System.nanoTime();
            V value = question.get();
            cell.answer = new Answer<>(value, asked);
            return value;
        } finally {
            cell.lock.unlock();
        }
    }
}
