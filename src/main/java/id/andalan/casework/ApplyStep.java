package id.andalan.casework;

import id.andalan.catalog.form.FormPage;
import id.andalan.catalog.form.Question;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page on the way to an application.
 *
 * @param path the last part of its address: {@code 1}, {@code 2} …, {@code kontak}, {@code periksa}
 * @param page of the form; null for the pages that every service has
 * @param questions all of that page, asked or not
 */
public record ApplyStep(String path, @Nullable FormPage page, List<Question> questions) {
    public static final String CONTACT = "kontak";
    public static final String CHECK = "periksa";

    public static ApplyStep of(String path) {
        return new ApplyStep(path, null, List.of());
    }

    public boolean asks(String field) {
        return questions.stream().anyMatch(question -> question.name().equals(field));
    }
}
