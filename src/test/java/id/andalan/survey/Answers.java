package id.andalan.survey;

import id.andalan.audit.AuditTrail;
import id.andalan.audit.JournalEntry;
import id.andalan.core.Actor;
import id.andalan.core.Ids;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends cases as the journal tells it, and fills in questionnaires. */
@TestComponent
public class Answers {
    private final AuditTrail trail;
    private final SurveyInvitations invitations;
    private final SurveyLinks links;
    private final Surveys surveys;
    private final Instruments instruments;
    private final TransactionTemplate transaction;

    Answers(
            AuditTrail trail,
            SurveyInvitations invitations,
            SurveyLinks links,
            Surveys surveys,
            Instruments instruments,
            TransactionTemplate transaction) {
        this.trail = trail;
        this.invitations = invitations;
        this.links = links;
        this.surveys = surveys;
        this.instruments = instruments;
        this.transaction = transaction;
    }

    /** A case of that service that ended just now; the path of its survey. */
    public String ended(String service, String agency) {
        return ended(Ids.next(), service, agency, "granted");
    }

    public String ended(UUID id, String service, String agency, String status) {
        String number = "U-" + id.toString().substring(24);
        transaction.executeWithoutResult(open -> trail.record(
                Actor.SYSTEM,
                "application.ended",
                "application",
                id,
                Map.of("number", number, "service", service, "agency", agency, "status", status, "language", "id")));
        hear(trail.list("application", id));
        return links.path(id, number);
    }

    public void hear(List<JournalEntry> entries) {
        transaction.executeWithoutResult(open -> invitations.on(entries));
    }

    /** The same answer to all nine. */
    public static Map<String, String> all(int score) {
        Map<String, String> sent = new HashMap<>();
        for (int i = 1; i <= 9; i++) {
            sent.put("U" + i, Integer.toString(score));
        }
        return sent;
    }

    public Questionnaire filled(Map<String, String> sent) {
        return Questionnaire.read(instruments.current(), sent);
    }

    public void answer(String path, Map<String, String> sent) {
        surveys.answer(Actor.ANONYMOUS, path.substring("/survei/".length()), filled(sent));
    }
}
