package id.andalan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.core.Actor;
import id.andalan.pack.Fault;
import id.andalan.pack.PackCopy;
import id.andalan.pack.Packs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A new version of a service meets cases that are open. */
@AndalanTest
class PublicationsTest {
    private static final String YAML = "services/ak1/service.yaml";

    @Autowired
    Packs packs;

    @Autowired
    Applications applications;

    @Autowired
    CaseMover mover;

    @Autowired
    Previews previews;

    @Autowired
    CaseHands hands;

    @Autowired
    TransactionTemplate transaction;

    @TempDir
    Path root;

    private Path pack;
    private Application open;

    @BeforeEach
    void oneCaseIsOpenAndANewVersionIsWritten() throws IOException {
        pack = PackCopy.in(root);
        PackCopy.change(pack, YAML, "version: 1\n", "version: 2\n");
        // They go the old way; what is asked here is what becomes of open cases.
        java.nio.file.Files.move(pack.resolve("services/ak1/examples"), root.resolve("examples"));
        open = hands.ak1();
    }

    private void transition(String text) throws IOException {
        PackCopy.change(pack, YAML, "  appealDays: 21\n", "  appealDays: 21\n  transition: " + text + "\n");
    }

    private void assertRefused(String code) {
        assertThat(packs.check(pack)).extracting(Fault::code).contains(code);
    }

    @Test
    void byDefaultOpenCasesKeepTheirVersion() {
        assertThat(packs.check(pack)).isEmpty();
    }

    @Test
    void theNewVersionIsTriedOnPastCasesBeforeItIsPublished() {
        applications.withdraw(Actor.ANONYMOUS, open, "Sudah bekerja");
        Previews.Look look = previews.look(pack);
        assertThat(look.faults()).isEmpty();
        assertThat(look.versions()).hasSize(1);
        Previews.Preview preview = look.versions().getFirst();
        assertThat(preview.service().version()).isEqualTo(2);
        assertThat(preview.totals().cases()).isPositive();
        assertThat(preview.totals().same()).isPositive();
    }

    @Test
    void aMandatoryVersionMustSayWhatBecomesOfEveryOpenCase() throws IOException {
        transition("{mandatory: true}");
        assertRefused("pack.transition.mandatory");
    }

    @Test
    void aCaseCannotMoveToWhatIsNoTask() throws IOException {
        transition("{open: {periksa: tidak_ada}}");
        assertRefused("pack.transition.task");
    }

    @Test
    void aCaseCannotSlipPastANewMandatoryDesk() throws IOException {
        PackCopy.change(pack, "services/ak1/process.bpmn", "id=\"periksa\"", "id=\"periksa_baru\"");
        PackCopy.change(pack, "services/ak1/process.bpmn", "sourceRef=\"periksa\"", "sourceRef=\"periksa_baru\"");
        PackCopy.change(pack, "services/ak1/process.bpmn", "targetRef=\"periksa\"", "targetRef=\"periksa_baru\"");
        PackCopy.change(
                pack, "services/ak1/process.bpmn", "attachedToRef=\"periksa\"", "attachedToRef=\"periksa_baru\"");
        PackCopy.change(pack, YAML, "task: periksa\n", "task: periksa_baru\n");
        PackCopy.change(pack, YAML, "    periksa:\n", "    periksa_baru:\n");
        PackCopy.change(pack, YAML, "notBy: [periksa]", "notBy: [periksa_baru]");
        transition("{mandatory: true, open: {periksa: sahkan}}");
        assertRefused("pack.transition.slips");
    }

    @Test
    void aCaseWhoseAnswersDoNotFitMustBeAskedForNotMoved() throws IOException {
        PackCopy.change(
                pack,
                "services/ak1/form.schema.json",
                "\"bidang\": {\"type\": \"string\", \"minLength\": 3",
                "\"bidang\": {\"type\": \"string\", \"minLength\": 90");
        transition("{open: {periksa: periksa}}");
        assertRefused("pack.transition.answers");
    }

    @Test
    void aCaseGoesOnAtTheTaskThatItWasMovedTo() {
        Application moved = transaction.execute(status -> {
            Standing before = mover.lock(open.id(), null);
            return mover.takeOver(
                    before,
                    mover.plan(before.application()),
                    "sahkan",
                    new CaseMover.Act(Actor.SYSTEM, Map.of(), NewStep.of(StepKind.TAKEN_OVER, Actor.SYSTEM), null));
        });
        assertThat(moved.status()).isEqualTo(ApplicationStatus.OPEN);
        List<Standing.Open> tasks =
                transaction.execute(status -> mover.lock(open.id(), null).tasks());
        assertThat(tasks).extracting(one -> one.task().node()).containsExactly("sahkan");
    }
}
