package id.andalan.pack;

import id.andalan.core.Bilingual;
import id.andalan.core.CliCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * {@code ./andalan pack check [FOLDER] [SERVICE]}: what is wrong, with file, line and reason; loads nothing. A service is named by its
 * code, or by its folder.
 */
@Component
class PackCheckCommand implements CliCommand {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]*");
    private static final int MOST_WORDS = 2;

    private final Packs packs;
    private final PackFaultTexts texts;
    private final MessageSource messages;
    private final String folder;

    PackCheckCommand(
            Packs packs, PackFaultTexts texts, MessageSource messages, @Value("${andalan.pack}") String folder) {
        this.packs = packs;
        this.texts = texts;
        this.messages = messages;
        this.folder = folder;
    }

    @Override
    public String name() {
        return "pack check";
    }

    @Override
    public String usage() {
        return "[FOLDER] [LAYANAN]   periksa paket kota, atau satu layanan di dalamnya, tanpa memuatnya";
    }

    @Override
    public int run(List<String> args) {
        if (args.size() > MOST_WORDS) {
            System.err.println(messages.getMessage("pack.check.words", null, Bilingual.INDONESIAN));
            return 2;
        }
        if (args.size() == MOST_WORDS) {
            return one(Path.of(args.getFirst()), args.getLast());
        }
        String word = args.isEmpty() ? folder : args.getFirst();
        Path path = Path.of(word);
        if (Files.isRegularFile(path.resolve("service.yaml"))) {
            Path service = path.toAbsolutePath().normalize();
            return one(path.resolve("../.."), String.valueOf(service.getFileName()));
        }
        return !args.isEmpty() && !Files.exists(path) && CODE.matcher(word).matches()
                ? one(Path.of(folder), word)
                : said(packs.look(path), path.toString(), "pack.sound");
    }

    private int one(Path pack, String service) {
        return said(packs.look(pack, service), service, "pack.sound.service");
    }

    private int said(Packs.Findings found, String what, String sound) {
        if (!found.notes().isEmpty()) {
            System.out.println(texts.of(found.notes()));
        }
        if (found.faults().isEmpty()) {
            System.out.println(messages.getMessage(sound, new Object[] {what}, Bilingual.INDONESIAN));
            return 0;
        }
        System.err.println(texts.of(found.faults()));
        String code = found.blocking().isEmpty() ? "pack.faults.draft" : "pack.faults";
        System.err.println(
                messages.getMessage(code, new Object[] {what, found.faults().size()}, Bilingual.INDONESIAN));
        return 1;
    }
}
