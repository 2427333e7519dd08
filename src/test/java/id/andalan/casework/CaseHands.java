package id.andalan.casework;

import id.andalan.core.Actor;
import id.andalan.document.Files;
import id.andalan.identity.Contact;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.stereotype.Component;

/** Files applications and works through their tasks as people do, where a test is about what comes of it. */
@Component
@TestComponent
public class CaseHands {
    private final CaseFilings filings;
    private final Applications applications;
    private final FollowedCases cases;
    private final CaseDesk desk;

    CaseHands(Applications applications, Files files, FollowedCases cases, CaseDesk desk) {
        this.filings = new CaseFilings(applications, files);
        this.applications = applications;
        this.cases = cases;
        this.desk = desk;
    }

    /** An application for AK-1 with its papers, of nobody in particular. */
    public Application ak1() {
        return filings.ak1();
    }

    /** Of a person with this NIK. */
    public Application ak1(String nik) {
        return filings.ak1(nik);
    }

    /** For leave, filed by somebody with an account who works at that agency. */
    public Application leave(Actor who, String agency) {
        Map<String, Object> answers = Cases.leave();
        answers.put("unit_kerja", agency);
        Contact contact = new Contact("Nurlaila Contoh", "+6281234567890", null);
        return applications.submit(
                who, new NewApplication("cuti-asn", 1, answers, contact, null, who.id(), null, "id"));
    }

    /** A picture that this actor has sent and that hangs on nothing yet. */
    public UUID picture(Actor actor) {
        return filings.picture(actor);
    }

    /** What is to be done in a case; the oldest of several. */
    public CaseTask task(Application filed) {
        return cases.follow(filed).open().getFirst();
    }

    /** Approves that with everything ticked. */
    public void approve(Actor official, Application filed) {
        approve(official, filed, Map.of());
    }

    /** With what the official fills in. */
    public void approve(Actor official, Application filed, Map<String, Object> fields) {
        FollowedCases.Followed followed = cases.follow(filed);
        CaseTask task = followed.open().getFirst();
        int boxes = followed.plan().handling().task(task.node()).checklist().size();
        desk.finish(official, task.id(), new CaseDesk.Outcome("setuju", null, "", fields, boxes));
    }

    /** Gives the application back to be mended. */
    public void giveBack(Actor official, Application filed, String message) {
        desk.finish(official, task(filed).id(), new CaseDesk.Outcome("kurang", null, message, Map.of(), 0));
    }

    public void refuse(Actor official, Application filed, String reason) {
        desk.finish(official, task(filed).id(), new CaseDesk.Outcome("tolak", reason, "", Map.of(), 0));
    }
}
