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
    private static final int WORTH = 50;

    private final Map<K, Cell<V>> cells = new ConcurrentHashMap<>();

    private static final class Cell<V> {
        final ReentrantLock lock = new ReentrantLock();
        volatile @Nullable Answer<V> answer;
    }

    /**
     * An answer.
     *
     * @param nanos {@link System#nanoTime} before the question was asked: whatever changed later may be missing
     * @param cost nanoseconds that it took
     */
    private record Answer<V>(V value, long nanos, long cost) {
        boolean isGood(Duration least, Duration most) {
            long kept = Math.max(least.toNanos(), Math.min(most.toNanos(), WORTH * cost));
            return System.nanoTime() - nanos < kept;
        }
    }

    /** The remembered answer unless it is older; else a new one, asked once for all who wait. */
    V get(K key, Duration age, Supplier<V> question) {
        return get(key, age, age, question);
    }

    /**
     * The same for a question that may cost much: its answer is kept {@link #WORTH} times as long as it took, within these bounds, so that
     * asking it again and again takes a fiftieth of a processor at most.
     */
    V get(K key, Duration least, Duration most, Supplier<V> question) {
        if (cells.size() > MOST) {
            cells.clear();
        }
        Cell<V> cell = cells.computeIfAbsent(key, wanted -> new Cell<>());
        Answer<V> known = cell.answer;
        if (known != null && known.isGood(least, most)) {
            return known.value;
        }
        cell.lock.lock();
        try {
            known = cell.answer;
            if (known != null && known.isGood(least, most)) {
                return known.value;
            }
            long asked = System.nanoTime();
            V value = question.get();
            cell.answer = new Answer<>(value, asked, System.nanoTime() - asked);
            return value;
        } finally {
            cell.lock.unlock();
        }
    }
}
