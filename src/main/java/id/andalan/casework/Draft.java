package id.andalan.casework;

import id.andalan.identity.Contact;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An application that is being filled in.
 *
 * @param link the secret in its address, {@code /ajukan/<link>}
 * @param version of the service whose form is being filled in
 * @param account whose draft it is; null while nobody was signed in
 */
public record Draft(
        UUID id,
        String link,
        String service,
        int version,
        @Nullable UUID account,
        Content content,
        Instant changedAt,
        Instant expiresAt) {

    /** Subject type of its files. */
    public static final String SUBJECT = "draft";

    /**
     * Personal data: never in the journal, in a log.
     *
     * @param answers by field, as typed so far
     * @param contact how to reach the applicant; null: as the account has it
     * @param behalf for whom; null: for oneself
     * @param left answers to an earlier version of the form that the newer one does not take
     */
    public record Content(
            Map<String, Object> answers,
            @Nullable Contact contact,
            @Nullable ForAnother behalf,
            List<Left> left) {
        public static Content of(Map<String, Object> answers) {
            return new Content(answers, null, null, List.of());
        }

        public Content answers(Map<String, Object> other) {
            return new Content(other, contact, behalf, left);
        }

        public Content contact(Contact other) {
            return new Content(answers, other, behalf, left);
        }

        public Content behalf(@Nullable ForAnother other) {
            return new Content(answers, contact, other, left);
        }

        /** Shows nothing, so that it cannot slip into a log. */
        @Override
        public String toString() {
            return "Content[…]";
        }
    }

    /**
     * Somebody else whom the application is for.
     *
     * @param relation to the applicant, in their words
     * @param agreed the applicant says that this person agrees (UU 27/2022 on the protection of personal data)
     */
    public record ForAnother(String name, String relation, boolean agreed) {
        @Override
        public String toString() {
            return "ForAnother[…]";
        }
    }

    /** An answer in words that found no place in the newer form. */
    public record Left(String labelId, String labelEn, String text) {
        @Override
        public String toString() {
            return "Left[…]";
        }
    }
}
