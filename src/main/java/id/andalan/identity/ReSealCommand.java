package id.andalan.identity;

import id.andalan.core.Bilingual;
import id.andalan.core.CliCommand;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code ./andalan key change}: seals personal data anew after the first key of ANDALAN_ENCRYPTION_KEY was changed. */
@Component
class ReSealCommand implements CliCommand {
    private static final int AT_ONCE = 500;

    private final Contacts contacts;

    ReSealCommand(Contacts contacts) {
        this.contacts = contacts;
    }

    @Override
    public String name() {
        return "key change";
    }

    @Override
    public String usage() {
        return "segel ulang data pribadi dengan kunci pertama di ANDALAN_ENCRYPTION_KEY";
    }

    @Override
    public int run(List<String> args) {
        long done = 0;
        int step;
        do {
            step = contacts.sealAnew(AT_ONCE);
            done += step;
        } while (step > 0);
        System.out.printf(
                Bilingual.INDONESIAN,
                "%,d data pribadi disegel ulang dengan kunci pertama. Biarkan kunci lama di belakangnya: nama masuk dan tautan"
                        + " pribadi yang dibuat dengannya masih memakainya.%n",
                done);
        return 0;
    }
}
