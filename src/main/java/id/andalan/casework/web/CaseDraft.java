package id.andalan.casework.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an official sent with one of the forms of the case page; shown again when it could not be done.
 *
 * @param action the last part of the form's address
 * @param task the task it is about; null for what concerns the case as a whole
 */
public record CaseDraft(String action, @Nullable UUID task, Map<String, List<String>> sent) {
    static final CaseDraft NONE = new CaseDraft("", null, Map.of());
    /** Before the names of the questions of a task's own form. */
    public static final String PREFIX = "f.";

    /** Whether it was this form. */
    public boolean is(String its, @Nullable UUID about) {
        return action.equals(its) && (task == null || task.equals(about));
    }

    /** What was typed into this field of that form; empty when another form was sent. */
    public String text(String its, @Nullable UUID about, String name) {
        return is(its, about) ? value(name) : "";
    }

    public boolean ticked(String its, @Nullable UUID about, String name, String value) {
        return is(its, about) && sent.getOrDefault(name, List.of()).contains(value);
    }

    String value(String name) {
        List<String> values = sent.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.getFirst().strip();
    }

    int count(String name) {
        return (int) sent.getOrDefault(name, List.of()).stream().distinct().count();
    }

    /** Words for the applicant: those beside the button that was pressed. */
    String message(String outcome) {
        String own = value("pesan_" + outcome);
        return own.isEmpty() ? value("pesan") : own;
    }

    /** The id of an input: several tasks can be on one page. */
    public static String at(String name, @Nullable UUID task) {
        return task == null ? name : name + "-" + task.toString().substring(24);
    }
}
