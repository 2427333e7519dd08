package id.andalan.casework;

import id.andalan.core.PlainText;
import id.andalan.identity.Contact;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody files.
 *
 * @param service code of the service
 * @param version of the form that was filled in
 * @param answers JSON values by field
 * @param applicant how to reach whoever files
 * @param behalf for whom, when it is for somebody else
 * @param account of whoever files; null without
 * @param draft the draft it was, whose files go over to the application; null: the answers name files that nobody has yet
 * @param language {@code id} or {@code en}, of what is sent
 */
public record NewApplication(
        String service,
        int version,
        Map<String, Object> answers,
        Contact applicant,
        @Nullable Behalf behalf,
        @Nullable UUID account,
        @Nullable UUID draft,
        String language) {

    /**
     * For somebody else (UU 27/2022 art. 20: with that person's consent).
     *
     * @param relation in plain words
     */
    public record Behalf(String name, String relation) {
        public Behalf {
            name = plain(name);
            relation = plain(relation);
        }

        /** A program may leave one out, which is refused later, at its field. */
        @SuppressWarnings("NullAway")
        private static String plain(@Nullable String text) {
            return text == null ? null : PlainText.of(text).strip();
        }
    }
}
