package id.andalan.casework.web;

import id.andalan.casework.Application;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.Conflict;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import id.andalan.document.Letter;
import id.andalan.document.LetterStatus;
import id.andalan.document.Letters;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Lets the head try a paper of a case again that could not be made or signed. */
@Component
class CaseLetters {
    private final Letters letters;

    CaseLetters(Letters letters) {
        this.letters = letters;
    }

    void retry(Actor actor, Application application, String id) {
        if (!actor.is(Role.AGENCY_HEAD) || !application.agency().equals(actor.agency())) {
            throw new Refusal("casework.role.head");
        }
        Letter letter = letters.list("application", application.id()).stream()
                .filter(one -> one.id().equals(id(id)))
                .findFirst()
                .orElseThrow(() -> new NotFound("letter"));
        if (letter.status() != LetterStatus.FAILED) {
            throw new Conflict("casework.task.gone", application.number());
        }
        letters.retry(actor, letter.id());
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new NotFound("letter");
        }
    }
}
