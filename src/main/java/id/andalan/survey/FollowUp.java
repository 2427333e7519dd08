package id.andalan.survey;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an agency does about an element that people rated low. Public.
 *
 * @param period code of the {@link Period} whose result it answers
 * @param who post or unit, not a person's name
 * @param doneOn null while it is to be done
 * @param result what came of it
 */
public record FollowUp(
        UUID id,
        String agency,
        String service,
        String element,
        String period,
        String what,
        String who,
        LocalDate due,
        @Nullable LocalDate doneOn,
        String result) {
    public boolean late(LocalDate today) {
        return doneOn == null && today.isAfter(due);
    }
}
