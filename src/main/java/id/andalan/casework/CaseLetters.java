package id.andalan.casework;

import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.Conflict;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import id.andalan.document.Letter;
import id.andalan.document.LetterStatus;
import id.andalan.document.Letters;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door for the head of an agency to the papers of its cases: once more when one could not be made, and back when it should not have
 * been given or does not hold any longer (UU 30/2014 art. 64: a decision is revoked by the official who took it, with the reason).
 */
@Service
public class CaseLetters {
    private final CaseMover mover;
    private final Letters letters;

    CaseLetters(CaseMover mover, Letters letters) {
        this.mover = mover;
        this.letters = letters;
    }

    /**
     * Makes a paper again that failed.
     *
     * @throws Refusal {@code casework.role.head}
     * @throws Conflict {@code casework.task.gone} when it has not failed, or not any more
     */
    @Transactional
    public void retry(Actor actor, UUID application, UUID letter) {
        Standing standing = standing(actor, application);
        if (letter(standing, letter).status() != LetterStatus.FAILED) {
            throw new Conflict("casework.task.gone", standing.application().number());
        }
        letters.retry(actor, letter);
    }

    /**
     * Takes an issued paper back: its public page, registers and the applicant are told, the case keeps its outcome.
     *
     * @param reason one sentence for the public, without personal data
     * @throws Refusal {@code casework.role.head}; {@code letter.reason} at {@code text}
     * @throws Conflict {@code letter.notissued} when it is not signed, or was taken back before
     */
    @Transactional
    public Application revoke(Actor actor, UUID application, UUID letter, String reason) {
        Standing standing = standing(actor, application);
        if (CaseReach.isOwn(actor, standing.application())) {
            throw new Refusal("casework.own");
        }
        letter(standing, letter);
        letters.revoke(actor, letter, reason);
        NewStep step = NewStep.of(StepKind.REVOKED, actor).noting(reason.strip(), false);
        return mover.note(standing, new CaseMover.Act(actor, Map.of(), step, null));
    }

    private Standing standing(Actor actor, UUID application) {
        Standing standing = mover.lock(application, CaseDesk.scope(actor));
        if (!actor.is(Role.AGENCY_HEAD) || !standing.application().agency().equals(actor.agency())) {
            throw new Refusal("casework.role.head");
        }
        return standing;
    }

    private Letter letter(Standing standing, UUID id) {
        return letters.list(Application.SUBJECT, standing.application().id()).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("letter " + id));
    }
}
