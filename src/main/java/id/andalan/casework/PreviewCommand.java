package id.andalan.casework;

import id.andalan.catalog.replay.Difference;
import id.andalan.catalog.replay.ReplayTotals;
import id.andalan.core.Bilingual;
import id.andalan.core.CliCommand;
import id.andalan.pack.PackFaultTexts;
import java.nio.file.Path;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** {@code ./andalan pack preview [FOLDER]}: what the new versions of services in a pack would have done, and will do to open cases. */
@Component
class PreviewCommand implements CliCommand {
    private final Previews previews;
    private final PackFaultTexts texts;
    private final MessageSource messages;
    private final String folder;

    PreviewCommand(
            Previews previews, PackFaultTexts texts, MessageSource messages, @Value("${andalan.pack}") String folder) {
        this.previews = previews;
        this.texts = texts;
        this.messages = messages;
        this.folder = folder;
    }

    @Override
    public String name() {
        return "pack preview";
    }

    @Override
    public String usage() {
        return "[FOLDER]   apa akibat versi layanan yang baru, sebelum diterbitkan";
    }

    @Override
    public int run(List<String> args) {
        Previews.Look look = previews.look(Path.of(args.isEmpty() ? folder : args.getFirst()));
        look.versions().forEach(this::print);
        if (!look.faults().isEmpty()) {
            System.err.println(texts.of(look.faults()));
            return 1;
        }
        if (!look.drafts().isEmpty()) {
            System.out.println(texts.of(look.drafts()));
        }
        if (look.versions().isEmpty()) {
            say("preview.none");
        }
        return 0;
    }

    private void print(Previews.Preview preview) {
        ReplayTotals totals = preview.totals();
        say(
                "preview.version",
                preview.service().name().id(),
                preview.service().version(),
                preview.service().validFrom().toString());
        say("preview.cases", totals.cases(), totals.same());
        say("preview.waits", totals.longer(), totals.shorter());
        say("preview.ends", totals.refused(), totals.granted());
        say(
                "preview.answers",
                totals.count(Difference.Kind.ANSWER),
                totals.answers().isEmpty()
                        ? "-"
                        : String.join(", ", totals.answers().keySet()));
        totals.desks()
                .forEach((task, desk) ->
                        say("preview.desk", task, desk.before(), desk.now(), desk.mostBefore(), desk.mostNow()));
        preview.open().forEach((task, standing) -> say("preview.open", task, standing.cases(), standing.goesTo()));
    }

    private void say(String code, Object... args) {
        System.out.println(messages.getMessage(code, args, Bilingual.INDONESIAN));
    }
}
