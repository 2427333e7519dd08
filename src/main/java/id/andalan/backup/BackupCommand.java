package id.andalan.backup;

import id.andalan.core.Actor;
import id.andalan.core.Bilingual;
import id.andalan.core.CliCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code ./andalan backup FILE}. */
@Component
class BackupCommand implements CliCommand {
    private final Backups backups;

    BackupCommand(Backups backups) {
        this.backups = backups;
    }

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public String usage() {
        return "BERKAS — simpan seluruh isi basis data; server boleh tetap jalan";
    }

    @Override
    public int run(List<String> args) {
        if (args.size() != 1) {
            System.err.println("Pemakaian: ./andalan backup BERKAS");
            return 2;
        }
        Path file = Path.of(args.getFirst()).toAbsolutePath();
        try {
            Backups.Outcome outcome = backups.backup(Actor.SYSTEM, file);
            System.out.printf(
                    Bilingual.INDONESIAN,
                    "Tersimpan: %,d baris dalam %s (%,d kB). Kunci data pribadi tidak ada di dalamnya: simpan folder secrets"
                            + " secara terpisah.%n",
                    outcome.rows(),
                    file,
                    outcome.bytes() / 1024);
            return 0;
        } catch (IOException | SQLException e) {
            System.err.println("Cadangan gagal: " + e.getMessage() + ". Tidak ada berkas yang ditinggalkan.");
            return 1;
        }
    }
}
