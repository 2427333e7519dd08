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
    /** Bits of what the application's own check answers. */
    public static final int PACK = 1;

    public static final int KEYS = 2;

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
     * @param application checks with the database it is given what only the application can, printing its own findings: 1 for faults of
     *     the city's pack, 2 for sealed data without their key, 3 for both
     * @return 0 when nothing is broken, else 1
     */
    public int examine(PrintStream out, ToIntFunction<Database> application) {
        List<Finding> findings = new ArrayList<>();
        report(new MachineCheck(folder.root(), clock).all(), findings, out);
        report(List.of(port()), findings, out);
        OidcCheck provider = new OidcCheck(environment, clock);
        report(provider.all(), findings, out);
        try (Database database = Database.forCommand(folder, environment)) {
            DoctorQuery query = new DoctorQuery(database.address(), clock);
            report(query.all(), findings, out);
            report(provider.agencies(query.agencies()), findings, out);
            report(application(database, application), findings, out);
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

    private static List<Finding> application(Database database, ToIntFunction<Database> application) {
        try {
            int code = application.applyAsInt(database);
            List<Finding> findings = new ArrayList<>();
            findings.add(
                    (code & PACK) == 0
                            ? Finding.good("Paket kota utuh dan aplikasi dapat disiapkan")
                            : Finding.fault(
                                    "Paket kota bermasalah (lihat di atas)",
                                    "Perbaiki berkas yang disebut, lalu periksa lagi."));
            if ((code & KEYS) != 0) {
                findings.add(Finding.fault(
                        "Ada data yang kuncinya tidak ada di server ini (lihat di atas)",
                        "Kembalikan kunci itu ke ANDALAN_ENCRYPTION_KEY."));
            }
            return findings;
        } catch (RuntimeException e) {
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            return List.of(Finding.fault(
                    "Aplikasi tidak dapat disiapkan: " + root.getMessage(), "Perbaiki sebab itu, lalu periksa lagi."));
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
