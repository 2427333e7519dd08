package id.andalan.document.template;

/** Takes what is wrong with a template: the line in it (from 1), a code of the messages, what they name. */
@FunctionalInterface
public interface TemplateFaults {
    void add(int line, String code, Object... args);
}
