package id.andalan.catalog.process;

/** Takes what is wrong with a file: the line, a code of the messages, what they name. */
@FunctionalInterface
public interface Faults {
    void add(int line, String code, Object... args);
}
