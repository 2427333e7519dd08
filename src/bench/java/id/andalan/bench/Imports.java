package id.andalan.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ./andalan import reports} on a file of 200,000 rows, from its start to its last word. */
final class Imports {
    private static final int ROWS = 200_000;
    private static final Pattern RATE = Pattern.compile("\\(([0-9.]+) per detik\\)");

    private Imports() {}

    static void run(Server server, Sheet sheet) throws IOException {
        Path file = server.folder().resolve("reports.csv");
        Path mapping = server.folder().resolve("reports.yaml");
        write(file);
        Files.writeString(mapping, """
                source: bench
                format: csv
                dates: [iso]
                columns: {id: id, filed: requested_at, category: category, lat: lat, lon: long, status: status}
                description: "{description}"
                statuses: {open: received, closed: closed}
                categories: {sampah: sampah}
                """);
        long begin = System.nanoTime();
        double own;
        try {
            String said = server.command("import", "reports", file.toString(), "--mapping", mapping.toString(), "--apply");
            own = perSecond(said);
        } catch (IOException e) {
            sheet.add("import of reports", "≥ 20,000/s", null, "not measured: %s", e.getMessage());
            return;
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        sheet.add("import of %,d reports".formatted(ROWS), "≥ 20,000/s", own >= 20_000, "%,.0f/s; %,.0f/s with the start of the command (%.1f s in all)",
                own, ROWS / seconds, seconds);
    }

    /** What the command says of itself in its last words: "… dalam 9,4 detik (21.254 per detik) …". */
    private static double perSecond(String said) throws IOException {
        Matcher matcher = RATE.matcher(said);
        if (!matcher.find()) {
            throw new IOException("no rate in: " + said);
        }
        return Double.parseDouble(matcher.group(1).replace(".", ""));
    }

    private static void write(Path file) throws IOException {
        List<Places.Place> places = Places.wards();
        Random random = new Random(1);
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("id,category,lat,long,description,requested_at,status\n");
            for (int i = 0; i < ROWS; i++) {
                Places.Place place = places.get(random.nextInt(places.size()));
                out.write("B%d,sampah,%.6f,%.6f,Tumpukan sampah belum diangkut di blok %d,%s,%s\n".formatted(
                        i, place.lat(), place.lon(), i % 97, now.minus(i, ChronoUnit.MINUTES), i % 5 == 0 ? "open" : "closed"));
            }
        }
    }
}
