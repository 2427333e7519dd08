package id.andalan.report;

import id.andalan.core.Busy;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives out serial numbers, a hundred from the database at a time; a restart skips what was left of the hundred.
 *
 * <p>That a number is taken already should not be. It happens in a database whose sequences were put back by other hands; then whole
 * blocks are skipped, eight times as many with each try, until one is free.
 */
@Component
class ReportNumbers {
    private static final Logger LOG = LoggerFactory.getLogger(ReportNumbers.class);
    private static final int BLOCK = 100;
    private static final int TRIES = 6;
    private static final int LEAP = 8;

    private final JdbcClient jdbc;
    private final Clock clock;
    private long next;
    private long end;

    ReportNumbers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Makes something under a number that nothing else has.
     *
     * @param keep writes it; false when the number was taken
     * @throws Busy when no free number was found; the next request goes on from there
     */
    <T> T give(ZoneId zone, Function<String, T> make, Predicate<T> keep) {
        for (int skipped = 1, attempt = 1; attempt <= TRIES; attempt++, skipped *= LEAP) {
            String number = next(zone);
            T made = make.apply(number);
            if (keep.test(made)) {
                return made;
            }
            LOG.warn("Nomor laporan {} sudah dipakai; blok nomor berikutnya diambil", number);
            skip(skipped);
        }
        throw new Busy();
    }

    String next(ZoneId zone) {
        return ReportNumber.of(clock.instant().atZone(zone).getYear(), serial());
    }

    private synchronized long serial() {
        if (next == end) {
            take(1);
        }
        return next++;
    }

    private synchronized void skip(int blocks) {
        take(blocks);
    }

    /** Takes so many blocks and keeps the last. */
    private void take(int blocks) {
        next = jdbc.sql("select max(nextval('report.number_block')) from generate_series(1, ?)")
                .param(blocks)
                .query(Long.class)
                .single();
        end = next + BLOCK;
    }

    /** At least {@code count} serial numbers for one caller, in blocks as the database gives them out. */
    PrimitiveIterator.OfLong reserve(int count) {
        List<Long> blocks = jdbc.sql("select nextval('report.number_block') from generate_series(1, ?)")
                .param((count + BLOCK - 1) / BLOCK)
                .query(Long.class)
                .list();
        return blocks.stream()
                .flatMapToLong(first -> LongStream.range(first, first + BLOCK))
                .iterator();
    }
}
