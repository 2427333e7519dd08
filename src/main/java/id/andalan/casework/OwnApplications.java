package id.andalan.casework;

import id.andalan.core.Actor;
import id.andalan.core.NotFound;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an account has applied for: its list, newest first, each with what the applicant is asked to do now. */
@Service
public class OwnApplications {
    private final OwnApplicationQuery query;

    OwnApplications(OwnApplicationQuery query) {
        this.query = query;
    }

    /**
     * An application of the account.
     *
     * @param waiting what waits for the applicant, in the order in which it came up; empty while others have it
     */
    public record Own(Application application, List<Wanted> waiting) {}

    /** What is asked of an applicant. */
    public enum Wanted {
        /** Something is missing or has to be put right. */
        CORRECT,
        /** A question of the agency. */
        ANSWER,
        PAY
    }

    /**
     * A part of the list.
     *
     * @param next where the following part begins; null on the last
     */
    public record Part(List<Own> rows, @Nullable DeskMark next) {}

    /**
     * The account's own, newest first.
     *
     * @param after where the part before ended; null for the newest
     * @throws NotFound nobody is signed in
     */
    @Transactional(readOnly = true)
    public Part list(Actor actor, @Nullable DeskMark after, int most) {
        UUID account = actor.kind() == Actor.Kind.ACCOUNT ? actor.id() : null;
        if (account == null) {
            throw new NotFound("account");
        }
        List<Application> found = query.ofAccount(account, after, most + 1);
        List<Application> shown = found.size() > most ? found.subList(0, most) : found;
        var waiting = query.waiting(shown.stream()
                .filter(one -> one.status().isOpen())
                .map(Application::id)
                .toList());
        DeskMark next = found.size() > most
                ? new DeskMark(
                        shown.getLast().clock().filedAt(), shown.getLast().id())
                : null;
        return new Part(
                shown.stream()
                        .map(one -> new Own(one, waiting.getOrDefault(one.id(), List.of())))
                        .toList(),
                next);
    }
}
