package id.andalan.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code ./andalan bench [names] [--write]}: measures the real server over HTTP and prints a table. Without names: everything.
 *
 * <p>Compiled by the launcher alone, against the built application.
 */
public final class Bench {
    private static final List<String> ALL =
            List.of("start", "lifecycle-empty", "lifecycle", "spike", "reads", "screens", "import", "memory", "services", "services-million");

    private Bench() {}

    public static void main(String[] args) throws Exception {
        List<String> names = new ArrayList<>(List.of(args));
        boolean write = names.remove("--write");
        long reports = 1_000_000;
        for (String name : List.copyOf(names)) {
            if (name.startsWith("--reports=")) {
                reports = Long.parseLong(name.substring("--reports=".length()));
                names.remove(name);
            }
        }
        if (!ALL.containsAll(names)) {
            System.err.println("Pemakaian: ./andalan bench [" + String.join("|", ALL) + "]… [--reports=1000000] [--write]");
            System.exit(2);
        }
        String machine = machine();
        System.out.println(machine);
        Sheet sheet = new Sheet();
        new Runs(names.isEmpty() ? ALL : names, reports, sheet).all();
        if (write && !sheet.isEmpty()) {
            write(machine, sheet);
        }
    }

    private static String machine() throws IOException {
        String processor = "unknown processor";
        Path info = Path.of("/proc/cpuinfo");
        if (Files.exists(info)) {
            processor = Files.readAllLines(info).stream()
                    .filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse(processor);
        }
        long memory = ((com.sun.management.OperatingSystemMXBean)
                                java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                        .getTotalMemorySize()
                >> 30;
        return "%s · %s · %d cores · %d GB · %s %s · Java %s · embedded PostgreSQL 18, fsync on · load generator, server and database share the machine (%s)"
                .formatted(
                        LocalDate.now(),
                        processor,
                        Runtime.getRuntime().availableProcessors(),
                        memory,
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        Runtime.version().feature(),
                        InetAddress.getLoopbackAddress().getHostAddress());
    }

    /** Replaces what stands between the two marks of docs/performance.md. */
    private static void write(String machine, Sheet sheet) throws IOException {
        Path file = Path.of(System.getenv().getOrDefault("ANDALAN_HOME", "."), "docs/performance.md");
        String begin = "<!-- measured: begin -->";
        String end = "<!-- measured: end -->";
        String text = Files.exists(file) ? Files.readString(file) : "# Performance\n\n" + begin + "\n" + end + "\n";
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf(end);
        Files.writeString(
                file, text.substring(0, from) + "\n\n" + machine + "\n\n" + sheet.markdown() + "\n" + text.substring(to));
        System.out.println("→ " + file);
    }
}
