package id.andalan.report;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives out serial numbers, a hundred from the database at a time; a restart skips what was left of the hundred. */
@Component
class ReportNumbers {
    private static final int BLOCK = 100;

    private final JdbcClient jdbc;
    private final Clock clock;
    private long next;
    private long end;

    ReportNumbers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    String next(ZoneId zone) {
        return ReportNumber.of(clock.instant().atZone(zone).getYear(), serial());
    }

    private synchronized long serial() {
        if (next == end) {
            next = jdbc.sql("select nextval('report.number_block')")
                    .query(Long.class)
                    .single();
            end = next + BLOCK;
        }
        return next++;
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
