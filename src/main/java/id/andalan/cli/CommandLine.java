package id.andalan.cli;

import id.andalan.core.Bilingual;
import id.andalan.core.CliCommand;
import id.andalan.core.Refusal;
import id.andalan.core.Refusals;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Runs {@code ./andalan WORDS…} for every word but {@code run}. */
@Component
public class CommandLine {
    private final List<CliCommand> commands;
    private final MessageSource messages;

    CommandLine(List<CliCommand> commands, MessageSource messages) {
        this.commands =
                commands.stream().sorted(Comparator.comparing(CliCommand::name)).toList();
        this.messages = messages;
    }

    /** The exit code of the command that the words name; 2 when none does. */
    public int run(List<String> words) {
        for (CliCommand command : commands) {
            List<String> name = List.of(command.name().split(" "));
            if (words.size() >= name.size() && words.subList(0, name.size()).equals(name)) {
                return run(command, words.subList(name.size(), words.size()));
            }
        }
        System.err.println("Perintah tidak dikenal: " + String.join(" ", words));
        commands.forEach(command -> System.err.println("  ./andalan " + command.name() + " " + command.usage()));
        return 2;
    }

    private int run(CliCommand command, List<String> args) {
        try {
            return command.run(args);
        } catch (Refusal refusal) {
            System.err.println(
                    messages.getMessage(refusal.code(), refusal.args(), refusal.code(), Bilingual.INDONESIAN));
            return 1;
        } catch (Refusals refusals) {
            for (Refusal refusal : refusals.all()) {
                System.err.println(
                        messages.getMessage(refusal.code(), refusal.args(), refusal.code(), Bilingual.INDONESIAN));
            }
            return 1;
        }
    }
}
