package id.andalan.casework;

import id.andalan.catalog.Blueprint;
import id.andalan.catalog.form.Form;
import id.andalan.catalog.form.Question;
import id.andalan.catalog.form.QuestionKind;
import id.andalan.document.Letter;
import id.andalan.document.Letters;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether a number that somebody wrote down is that of a letter of theirs (the card that a regular report is about), and which
 * applications are about which letter. A letter is theirs when it came of an application of the same account or of the same NIK. Says
 * nothing else about letters: a number that nobody has, one of somebody else and one that no longer counts are all the same.
 */
@Component
public class OwnLetters {
    private static final int LONGEST = 60;

    private final Letters letters;
    private final MentionTable mentions;
    private final CaseSeal seal;

    OwnLetters(Letters letters, MentionTable mentions, CaseSeal seal) {
        this.letters = letters;
        this.mentions = mentions;
        this.seal = seal;
    }

    /**
     * Whose letters count.
     *
     * @param account null without one
     * @param nik as it was answered; null when it was not
     */
    public record Holder(@Nullable UUID account, @Nullable String nik) {
        static final Holder NOBODY = new Holder(null, null);

        /** Who answers a form; nobody where it asks for no letter, so that nothing is looked up. */
        static Holder of(@Nullable UUID account, Form form, Map<String, Object> answers) {
            return asked(form).isEmpty() ? NOBODY : new Holder(account, nik(form, answers));
        }

        private static @Nullable String nik(Form form, Map<String, Object> answers) {
            return form.questions().stream()
                    .filter(question -> question.kind() == QuestionKind.NIK)
                    .map(question -> answers.get(question.name()))
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .findFirst()
                    .orElse(null);
        }
    }

    private static List<Question> asked(Form form) {
        return form.questions().stream()
                .filter(question -> question.extras().letter() != null)
                .toList();
    }

    /** The letter of that service and number, when it is valid on the day and the holder's. */
    Optional<Letter> find(Holder holder, String service, String number, LocalDate day) {
        if (holder.equals(Holder.NOBODY) || number.length() > LONGEST) {
            return Optional.empty();
        }
        return letters.listByNumber(number).stream()
                .filter(letter -> letter.kind().equals(service)
                        && letter.isValidOn(day)
                        && letter.subject().type().equals(Application.SUBJECT)
                        && isOf(holder, letter.subject().id()))
                .findFirst();
    }

    private boolean isOf(Holder holder, UUID application) {
        return mentions.isOf(application, holder.account, holder.nik == null ? List.of() : seal.persons(holder.nik));
    }

    /** Notes which letters an application is about, in place of what was noted before; nothing where its form asks for none. */
    void note(Blueprint plan, Application application, Map<String, Object> facts, LocalDate day) {
        List<Question> asked = asked(plan.form());
        if (asked.isEmpty()) {
            return;
        }
        Holder holder = Holder.of(application.applicant().account(), plan.form(), facts);
        mentions.clear(application.id());
        for (Question question : asked) {
            if (facts.get(question.name()) instanceof String number) {
                find(holder, String.valueOf(question.extras().letter()), number, day)
                        .ifPresent(letter -> mentions.insert(
                                application.id(), letter.id(), letter.subject().id()));
            }
        }
    }

    /** Whether a case may be about another's letter, or its letter what another is about. */
    static boolean concerns(Blueprint plan) {
        return plan.handling().document() != null || !asked(plan.form()).isEmpty();
    }
}
