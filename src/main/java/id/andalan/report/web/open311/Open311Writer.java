package id.andalan.report.web.open311;

import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * One tree, two notations. In XML every node carries its name; in JSON the container of a list is dropped ({@code services} is a bare
 * array) and an empty element is null.
 */
abstract class Open311Writer implements AutoCloseable {
    /** Begins a list named {@code name}; its entries are objects or texts. */
    abstract Open311Writer array(String name);

    /** Begins an object: an entry of a list, the root, or a property of an object. */
    abstract Open311Writer object(String name);

    /** Ends the innermost list or object. */
    abstract Open311Writer end();

    abstract Open311Writer text(String name, @Nullable String value);

    abstract Open311Writer number(String name, double value);

    abstract Open311Writer flag(String name, boolean value);

    /** With the offset of the city's zone, whole seconds: {@code 2026-03-04T10:15:00+09:00}. */
    final Open311Writer time(String name, @Nullable Instant at, ZoneId zone) {
        return text(name, at == null ? null : time(at, zone));
    }

    static String time(Instant at, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                OffsetDateTime.ofInstant(at.truncatedTo(ChronoUnit.SECONDS), zone));
    }

    /** Ends the document. */
    @Override
    public abstract void close() throws IOException;
}
