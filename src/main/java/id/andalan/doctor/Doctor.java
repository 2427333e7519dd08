package id.andalan.doctor;

import id.andalan.database.DataFolder;
import id.andalan.database.Database;
import id.andalan.database.DatabaseFault;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Examines and reports; every fault comes with what to do. */
public final class Doctor {
    private static final int DEFAULT_PORT = 8080;

    private final DataFolder folder;
    private final Map<String, String> environment;
    private final Clock clock;

    public Doctor(DataFolder folder, Map<String, String> environment, Clock clock) {
        this.folder = folder;
        this.environment = environment;
        this.clock = clock;
    }

    /**
     * Looks at everything, printing as it goes.
     *
     * @param pack checks the city's pack with the database it is given, printing its own findings; the exit code
     * @return 0 when nothing is broken, else 1
     */
    public int examine(PrintStream out, ToIntFunction<Database> pack) {
        List<Finding> findings = new ArrayList<>();
        report(new MachineCheck(folder.root(), clock).all(), findings, out);
        report(List.of(port()), findings, out);
        OidcCheck provider = new OidcCheck(environment, clock);
        report(provider.all(), findings, out);
        try (Database database = Database.forCommand(folder, environment)) {
            DoctorQuery query = new DoctorQuery(database.address(), clock);
            report(query.all(), findings, out);
            report(provider.agencies(query.agencies()), findings, out);
            report(List.of(pack(database, pack)), findings, out);
        } catch (DatabaseFault fault) {
            report(
                    List.of(Finding.fault("Basis data tidak dapat dipakai", String.valueOf(fault.getMessage()))),
                    findings,
                    out);
        }
        long faults = count(findings, Finding.Level.FAULT);
        out.printf("%n%d masalah, %d perlu diperhatikan.%n", faults, count(findings, Finding.Level.WATCH));
        return faults == 0 ? 0 : 1;
    }

    private Finding port() {
        String asked = environment.getOrDefault("ANDALAN_PORT", Integer.toString(DEFAULT_PORT));
        try {
            int port = Integer.parseInt(asked);
            return port > 0 && port < 65_536 ? new PortCheck(port).look() : wrongPort(asked);
        } catch (NumberFormatException e) {
            return wrongPort(asked);
        }
    }

    private static Finding wrongPort(String asked) {
        return Finding.fault("ANDALAN_PORT=" + asked + " bukan port", "Pakai bilangan 1 sampai 65535, misalnya 8080.");
    }

    private static Finding pack(Database database, ToIntFunction<Database> pack) {
        try {
            return pack.applyAsInt(database) == 0
                    ? Finding.good("Paket kota utuh dan aplikasi dapat disiapkan")
                    : Finding.fault(
                            "Paket kota bermasalah (lihat di atas)",
                            "Perbaiki berkas yang disebut, lalu periksa lagi.");
        } catch (RuntimeException e) {
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            return Finding.fault(
                    "Aplikasi tidak dapat disiapkan: " + root.getMessage(), "Perbaiki sebab itu, lalu periksa lagi.");
        }
    }

    private static void report(List<Finding> found, List<Finding> all, PrintStream out) {
        found.forEach(finding -> out.println(finding.line()));
        all.addAll(found);
    }

    private static long count(List<Finding> findings, Finding.Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }
}
