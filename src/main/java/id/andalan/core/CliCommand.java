package id.andalan.core;

import java.util.List;

/** A sub-command of {@code ./andalan}, e.g. {@code import boundaries}. Modules offer theirs as beans. */
public interface CliCommand {
    /** One or two words, e.g. {@code "import boundaries"}. */
    String name();

    /** One line for {@code ./andalan help}, Indonesian, arguments first. */
    String usage();

    /**
     * Runs with the words behind the name, printing for people to {@code System.out}.
     *
     * @return the exit code: 0 done, 1 refused, 2 wrong words
     */
    int run(List<String> args);
}
