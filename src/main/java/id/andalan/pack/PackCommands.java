package id.andalan.pack;

import id.andalan.core.Actor;
import id.andalan.core.Bilingual;
import id.andalan.core.CliCommand;
import java.nio.file.Path;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code ./andalan import pack}. */
@Configuration
class PackCommands {
    private final Packs packs;
    private final PackFaultTexts texts;
    private final MessageSource messages;
    private final String folder;

    PackCommands(Packs packs, PackFaultTexts texts, MessageSource messages, @Value("${andalan.pack}") String folder) {
        this.packs = packs;
        this.texts = texts;
        this.messages = messages;
        this.folder = folder;
    }

    @Bean
    CliCommand packImport() {
        return new PackCommand("import pack", "muat paket kota, seluruhnya atau tidak sama sekali") {
            @Override
            int run(Path pack) {
                try {
                    return said(packs.load(pack, Actor.SYSTEM) ? "pack.loaded" : "pack.unchanged", pack);
                } catch (PackRefused refused) {
                    return refused(refused.faults(), pack);
                }
            }
        };
    }

    private int said(String code, Path pack) {
        System.out.println(messages.getMessage(code, new Object[] {pack}, Bilingual.INDONESIAN));
        return 0;
    }

    private int refused(List<Fault> faults, Path pack) {
        System.err.println(texts.of(faults));
        System.err.println(
                messages.getMessage("pack.faults", new Object[] {pack, faults.size()}, Bilingual.INDONESIAN));
        return 1;
    }

    /** A command about one pack folder; the city's own when none is named. */
    private abstract class PackCommand implements CliCommand {
        private final String name;
        private final String what;

        PackCommand(String name, String what) {
            this.name = name;
            this.what = what;
        }

        abstract int run(Path pack);

        @Override
        public String name() {
            return name;
        }

        @Override
        public String usage() {
            return "[FOLDER]   " + what;
        }

        @Override
        public int run(List<String> args) {
            if (args.size() > 1) {
                System.err.println(messages.getMessage("pack.words", null, Bilingual.INDONESIAN));
                return 2;
            }
            return run(Path.of(args.isEmpty() ? folder : args.getFirst()));
        }
    }
}
