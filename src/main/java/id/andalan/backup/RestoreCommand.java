package id.andalan.backup;

import id.andalan.core.Bilingual;
import id.andalan.core.CliCommand;
import id.andalan.core.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** {@code ./andalan restore FILE}. */
@Component
class RestoreCommand implements CliCommand {
    private static final String OTHER_KEY = "--kunci-lain";
    private static final String SURE = "--yakin";
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu HH.mm 'UTC'", Bilingual.INDONESIAN)
            .withZone(ZoneOffset.UTC);

    private final Backups backups;

    RestoreCommand(Backups backups) {
        this.backups = backups;
    }

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public String usage() {
        return "BERKAS [--yakin] [--kunci-lain] — ganti seluruh isi basis data dengan isi berkas: semua atau tidak sama sekali";
    }

    @Override
    public int run(List<String> args) {
        boolean otherKey = args.contains(OTHER_KEY);
        List<String> files = args.stream()
                .filter(arg -> !arg.equals(OTHER_KEY) && !arg.equals(SURE))
                .toList();
        if (files.size() != 1) {
            System.err.println("Pemakaian: ./andalan restore BERKAS [" + SURE + "] [" + OTHER_KEY + "]");
            return 2;
        }
        Path file = Path.of(files.getFirst()).toAbsolutePath();
        try {
            if (!args.contains(SURE)) {
                refuseToReplace(backups.standing(file), file);
            }
            Backups.Outcome outcome = backups.restore(file, otherKey);
            System.out.printf(
                    Bilingual.INDONESIAN,
                    "Dipulihkan: %,d baris dari %s. Server yang berjalan memuat ulang dirinya sekarang.%n",
                    outcome.rows(),
                    file);
            return 0;
        } catch (IOException | SQLException e) {
            System.err.println("Pemulihan gagal: " + e.getMessage() + ". Isi basis data tidak berubah.");
            return 1;
        }
    }

    private static void refuseToReplace(Optional<Backups.Standing> standing, Path file) {
        standing.ifPresent(there -> {
            throw new Refusal(
                    "backup.standing",
                    there.reports(),
                    there.newest(),
                    WHEN.format(there.filedAt()),
                    file,
                    WHEN.format(there.takenAt()));
        });
    }
}
