package id.andalan.identity;

import id.andalan.core.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody looked at a person's data, as that person may know it: the office, not the official (UU 27/2022 art. 7).
 *
 * @param role null when it was a program
 * @param agency code of the looker's agency, if he has one
 */
public record Look(Actor.@Nullable Role role, @Nullable String agency, Instant at, Purpose purpose) {

    /** Why; a fixed list, since the journal that keeps it must not hold free text about people. Texts: {@code look.<NAME>}. */
    public enum Purpose {
        ASK_DETAILS,
        VISIT,
        TELL_RESULT,
        CORRECT_DATA,
        SUPERVISION,
        LAW_ENFORCEMENT
    }
}
