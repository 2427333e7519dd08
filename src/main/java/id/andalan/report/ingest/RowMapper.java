package id.andalan.report.ingest;

import id.andalan.core.Refusal;
import id.andalan.report.NewReport;
import id.andalan.report.PastReport;
import id.andalan.report.ReportStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns a record of another system into a past report, as its mapping says; refuses with the column at fault. Pure. */
final class RowMapper {
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[-+]?\\d{1,3},\\d+");
    private static final Pattern COLUMN = Pattern.compile("\\{([^}]+)}");
    /** One letter or sign between words is all that an empty column leaves behind. */
    private static final Pattern LEFT_OVERS = Pattern.compile("\\(\\s*\\)|\\s{2,}");

    private final Mapping mapping;
    private final ZoneId zone;
    private final List<DateTimeFormatter> formats;

    RowMapper(Mapping mapping, ZoneId cityZone) {
        this.mapping = mapping;
        ZoneId given = mapping.times().zone();
        this.zone = given == null ? cityZone : given;
        this.formats =
                mapping.times().patterns().stream().map(RowMapper::format).toList();
    }

    /** The other system, within which an id comes in once. */
    String source() {
        return mapping.source();
    }

    private static DateTimeFormatter format(String pattern) {
        try {
            return pattern.equals("iso")
                    ? DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm[:ss][.SSS][XXX][XX]", Locale.ROOT)
                    : DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
        } catch (IllegalArgumentException e) {
            throw new Refusal("ingest.mapping.value", "dates", pattern);
        }
    }

    PastReport map(SourceRow row) {
        if (row.flaw() != null) {
            throw row.flaw();
        }
        row.fields().forEach((column, value) -> {
            if (value.indexOf('\0') >= 0) {
                throw new Refusal("ingest.row.nul", column);
            }
        });
        Mapping.Columns columns = mapping.columns();
        Instant filed = time(row, columns.filed());
        if (filed == null) {
            throw new Refusal("ingest.row.empty", columns.filed());
        }
        ReportStatus status = status(row, columns.status());
        return new PastReport(
                row.find(columns.id()),
                category(row, columns.category()),
                place(row, columns.place()),
                description(row, columns.description()),
                status,
                filed,
                time(row, columns.updated()),
                status.isOpen() ? null : time(row, columns.ended()));
    }

    private ReportStatus status(SourceRow row, String column) {
        String word = row.find(column);
        String code = translate(mapping.statuses(), word);
        if (code == null) {
            throw new Refusal("ingest.row.status", word == null ? "" : word);
        }
        try {
            return ReportStatus.of(code);
        } catch (IllegalArgumentException e) {
            throw new Refusal("ingest.mapping.value", "statuses", code);
        }
    }

    private String category(SourceRow row, List<String> columns) {
        String shown = "";
        for (String column : columns) {
            String word = row.find(column);
            String code = word == null ? null : mapping.categories().words().get(word.toLowerCase(Locale.ROOT));
            if (code != null) {
                return code;
            }
            shown = word == null ? shown : word;
        }
        String otherwise = mapping.categories().otherwise();
        if (otherwise == null) {
            throw new Refusal("ingest.row.category", shown);
        }
        return otherwise;
    }

    private static @Nullable String translate(Mapping.Words words, @Nullable String word) {
        String found = word == null ? null : words.words().get(word.toLowerCase(Locale.ROOT));
        return found == null ? words.otherwise() : found;
    }

    private NewReport.Place place(SourceRow row, Mapping.Place columns) {
        Double lat = degrees(row, columns.lat());
        Double lon = degrees(row, columns.lon());
        Mapping.Shift shift = mapping.shift();
        if (shift != null && lat != null && lon != null) {
            lat = shift.lat(lat);
            lon = shift.lon(lon);
        }
        // An address of the other city would mislead once its point is shifted here.
        String address = shift == null ? row.find(columns.address()) : null;
        return new NewReport.Place(lat, lon, row.find(columns.ward()), address);
    }

    private static @Nullable Double degrees(SourceRow row, @Nullable String column) {
        String text = row.find(column);
        if (text == null || column == null) {
            return null;
        }
        try {
            // A comma can only be the decimal one: no degree has thousands.
            double degrees = Double.parseDouble(DECIMAL_COMMA.matcher(text).matches() ? text.replace(',', '.') : text);
            if (Double.isFinite(degrees)) {
                return degrees;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new Refusal("ingest.row.number", column, text);
    }

    private @Nullable Instant time(SourceRow row, @Nullable String column) {
        String text = row.find(column);
        if (text == null || column == null) {
            return null;
        }
        for (DateTimeFormatter format : formats) {
            try {
                return instant(format.parse(text));
            } catch (DateTimeException e) {
                // the next format may fit
            }
        }
        throw new Refusal("ingest.row.time", column, text);
    }

    private Instant instant(TemporalAccessor parsed) {
        ZoneId own = parsed.query(TemporalQueries.zone());
        LocalDate date = LocalDate.from(parsed);
        LocalTime time = parsed.query(TemporalQueries.localTime());
        return LocalDateTime.of(date, time == null ? LocalTime.MIDNIGHT : time)
                .atZone(own == null ? zone : own)
                .toInstant();
    }

    /** What was written, else what the mapping makes of the columns. */
    private String description(SourceRow row, @Nullable String column) {
        String written = row.find(column);
        String template = mapping.description();
        if (written != null || template == null) {
            return written == null ? "" : written;
        }
        String filled = COLUMN.matcher(template).replaceAll(match -> {
            String value = row.find(match.group(1));
            return Matcher.quoteReplacement(value == null ? "" : value.replace('_', ' '));
        });
        return LEFT_OVERS.matcher(filled).replaceAll(" ").strip();
    }
}
