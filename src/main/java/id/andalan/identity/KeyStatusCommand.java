package id.andalan.identity;

import id.andalan.core.Bilingual;
import id.andalan.core.CliCommand;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** {@code ./andalan key status}: which keys are still in use, and which may go; {@code doctor} asks it too. */
@Component
class KeyStatusCommand implements CliCommand {
    private final KeyChange change;

    KeyStatusCommand(KeyChange change) {
        this.change = change;
    }

    @Override
    public String name() {
        return "key status";
    }

    @Override
    public String usage() {
        return "kunci enkripsi mana yang masih dipakai, dan mana yang boleh dikeluarkan";
    }

    @Override
    public int run(List<String> args) {
        List<KeyChange.Use> uses = change.uses();
        uses.forEach(use -> System.out.println(line(use)));
        return uses.stream().anyMatch(KeyChange.Use::isMissing) ? 1 : 0;
    }

    /** As the doctor writes: a sign, what is, and what to do. */
    static String line(KeyChange.Use use) {
        if (use.current()) {
            return String.format(
                    Bilingual.INDONESIAN, "✓ Kunci %s menyegel; %,d data memakainya", use.id(), use.total());
        }
        if (use.isMissing()) {
            return "✗ Kunci " + use.id() + " tidak ada di server ini, padahal menyegel " + what(use)
                    + "\n    → Kembalikan kunci itu ke ANDALAN_ENCRYPTION_KEY, di belakang yang pertama, lalu jalankan ./andalan key change.";
        }
        if (!use.rows().isEmpty()) {
            return "! Kunci lama " + use.id() + " masih menyegel " + what(use)
                    + "\n    → Jangan buang kunci itu; jalankan ./andalan key change.";
        }
        if (!use.kept()) {
            return "! Kunci lama " + use.id() + " masih diperlukan tautan pribadi dan nama masuk yang dibuat dengannya"
                    + "\n    → Jalankan ./andalan key change sebelum kunci itu dikeluarkan.";
        }
        return use.configured()
                ? "✓ Kunci lama " + use.id() + " boleh dikeluarkan dari ANDALAN_ENCRYPTION_KEY"
                : "✓ Kunci lama " + use.id() + " sudah dikeluarkan; tautan yang dibuat dengannya tetap terbuka";
    }

    private static String what(KeyChange.Use use) {
        return use.rows().entrySet().stream()
                .map(row -> String.format(Bilingual.INDONESIAN, "%,d %s", row.getValue(), row.getKey()))
                .collect(Collectors.joining(", "));
    }
}
