package id.andalan.identity;

import id.andalan.core.Bilingual;
import id.andalan.core.CliCommand;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code ./andalan key change}: seals everything anew after the first key of ANDALAN_ENCRYPTION_KEY was changed. */
@Component
class ReSealCommand implements CliCommand {
    /** What somebody works on at the moment is passed by, and done the next time round. */
    private static final int ROUNDS = 5;

    private final KeyChange change;
    private String shown = "";

    ReSealCommand(KeyChange change) {
        this.change = change;
    }

    @Override
    public String name() {
        return "key change";
    }

    @Override
    public String usage() {
        return "segel ulang semua data tersegel dengan kunci pertama di ANDALAN_ENCRYPTION_KEY";
    }

    @Override
    public int run(List<String> args) {
        change.keep();
        long done = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long some = change.sealAnew(this::show);
            done += some;
            if (some == 0) {
                break;
            }
        }
        System.out.printf(Bilingual.INDONESIAN, "%,d data disegel ulang dengan kunci pertama.%n", done);
        List<KeyChange.Use> uses = change.uses();
        uses.forEach(use -> System.out.println(KeyStatusCommand.line(use)));
        return uses.stream().allMatch(use -> use.current() || use.rows().isEmpty()) ? 0 : 1;
    }

    /** One line for each kind of data, and one for every ten thousand of it. */
    private void show(String title, long count) {
        String line = String.format(Bilingual.INDONESIAN, "  %s …", title);
        if (!line.equals(shown) || count % 10_000 < 500) {
            System.err.printf(Bilingual.INDONESIAN, "%s %,d%n", line, count);
            shown = line;
        }
    }
}
