package id.andalan.pack;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import id.andalan.core.Validity;
import id.andalan.pack.Fault.Place;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One row of a CSV file of a pack, its fields named by the header. */
public final class CsvRow {
    private final Map<String, String> fields;
    private final Place place;
    private final PackReading pack;

    private CsvRow(Map<String, String> fields, Place place, PackReading pack) {
        this.fields = fields;
        this.place = place;
        this.pack = pack;
    }

    static List<CsvRow> parse(String text, String file, Set<String> columns, PackReading pack) {
        List<CsvRow> rows = new ArrayList<>();
        List<String> header = List.of();
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(text)) {
            for (CsvRecord line : records) {
                Place place = new Place(file, (int) line.getStartingLineNumber());
                if (header.isEmpty()) {
                    header = header(line, place, columns, pack);
                } else if (line.getFieldCount() != header.size()) {
                    pack.fault(place, "pack.csv.ragged", line.getFieldCount(), header.size());
                } else {
                    rows.add(new CsvRow(named(header, line), place, pack));
                }
            }
        } catch (CsvParseException e) {
            pack.fault(new Place(file, 0), "pack.csv.broken", String.valueOf(e.getMessage()));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return rows;
    }

    private static List<String> header(CsvRecord line, Place place, Set<String> columns, PackReading pack) {
        List<String> header = line.getFields().stream().map(String::strip).toList();
        for (String column : new TreeSet<>(columns)) {
            if (!header.contains(column)) {
                pack.fault(place, "pack.csv.column.missing", column);
            }
        }
        for (String column : header) {
            if (!columns.contains(column)) {
                pack.fault(place, "pack.csv.column.unknown", column);
            }
        }
        return header;
    }

    private static Map<String, String> named(List<String> header, CsvRecord line) {
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            fields.put(header.get(i), line.getField(i).strip());
        }
        return fields;
    }

    public Place place() {
        return place;
    }

    /** Empty for an empty field. */
    public String text(String column) {
        return fields.getOrDefault(column, "");
    }

    /** A field that must not be empty. */
    public String required(String column) {
        String text = text(column);
        if (text.isEmpty()) {
            pack.fault(place, "pack.empty", column);
        }
        return text;
    }

    public Optional<Double> number(String column) {
        String text = text(column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return Optional.of(number);
            }
        } catch (NumberFormatException e) {
            // reported below
        }
        pack.fault(place, "pack.number", column, text);
        return Optional.empty();
    }

    /** {@code yes} or {@code no}; nothing else. */
    public boolean yes(String column) {
        String text = text(column);
        if (!text.equals("yes") && !text.equals("no")) {
            pack.fault(place, "pack.choice", column, text, "yes, no");
        }
        return text.equals("yes");
    }

    public <E extends Enum<E>> E choice(String column, Class<E> type) {
        return Choices.choose(type, text(column), column, place, pack);
    }

    /** The columns {@code valid_from} and {@code valid_to}; empty means unknown start and open end. */
    public Validity validity() {
        LocalDate from = date("valid_from").orElse(LocalDate.MIN);
        LocalDate to = date("valid_to").orElse(LocalDate.MAX);
        if (to.isBefore(from)) {
            pack.fault(place, "pack.validity", from.toString(), to.toString());
            return Validity.ALWAYS;
        }
        return new Validity(from, to);
    }

    private Optional<LocalDate> date(String column) {
        String text = text(column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            pack.fault(place, "pack.date", column, text);
            return Optional.empty();
        }
    }
}
