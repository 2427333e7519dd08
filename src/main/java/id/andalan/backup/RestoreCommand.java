package id.andalan.backup;

import id.andalan.core.CliCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code ./andalan restore FILE}. */
@Component
class RestoreCommand implements CliCommand {
    private static final String OTHER_KEY = "--kunci-lain";

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
        return "BERKAS — ganti seluruh isi basis data dengan isi berkas: semua atau tidak sama sekali";
    }

    @Override
    public int run(List<String> args) {
        boolean otherKey = args.contains(OTHER_KEY);
        List<String> files = args.stream().filter(arg -> !arg.equals(OTHER_KEY)).toList();
        if (files.size() != 1) {
            System.err.println("Pemakaian: ./andalan restore BERKAS [" + OTHER_KEY + "]");
            return 2;
        }
        Path file = Path.of(files.getFirst()).toAbsolutePath();
        try {
            Backups.Outcome outcome = backups.restore(file, otherKey);
            System.out.printf(
                    "Dipulihkan: %,d baris dari %s. Server yang berjalan memuat ulang dirinya sekarang.%n",
                    outcome.rows(), file);
            return 0;
        } catch (IOException | SQLException e) {
            System.err.println("Pemulihan gagal: " + e.getMessage() + ". Isi basis data tidak berubah.");
            return 1;
        }
    }
}
