package id.andalan.report;

import id.andalan.core.Actor;
import id.andalan.core.Conflict;
import id.andalan.core.LastWrites;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import id.andalan.document.PhotoDraft;
import id.andalan.document.PhotoVisibility;
import id.andalan.document.Photos;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What officers do beyond one step: many reports at a time, where each stands or falls by itself and what could not be done is said
 * row by row; and resolving with proof photos.
 */
@Service
public class ReportDesk {
    /** Most reports in one go. */
    public static final int MOST = 200;

    /** Proof photos hang on their own subject, so that they do not eat up the places of the photos of whoever reported. */
    public static final String PROOF = "report-proof";

    private final Reports reports;
    private final Photos photos;
    private final LastWrites last;
    private final TransactionTemplate each;

    ReportDesk(Reports reports, Photos photos, LastWrites last, PlatformTransactionManager transactions) {
        this.reports = reports;
        this.photos = photos;
        this.last = last;
        this.each = new TransactionTemplate(transactions);
        // Alone: a transaction of its own. Within a caller's (an idempotent request): a savepoint, so that one fault
        // undoes one row.
        this.each.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /**
     * What became of one report.
     *
     * @param failure {@link Refusal}, {@link Conflict} or {@link NotFound}; null when it was done
     */
    public record Outcome(
            String number,
            @Nullable Report report,
            @Nullable RuntimeException failure) {
        public boolean done() {
            return failure == null;
        }
    }

    /** Gives them to an officer, or (null) to whoever acts. */
    public List<Outcome> assign(Actor actor, List<Reports.Ref> refs, @Nullable UUID officer) {
        return forEach(refs, ref -> reports.assign(actor, ref, officer));
    }

    public List<Outcome> start(Actor actor, List<Reports.Ref> refs) {
        return forEach(refs, ref -> reports.start(actor, ref));
    }

    /**
     * Done, with photos that show it; without any, the note must say what was done.
     *
     * @param proof accepted before, outside the transaction
     */
    @Transactional
    public Report resolve(Actor actor, Reports.Ref ref, @Nullable String note, List<PhotoDraft> proof) {
        Report resolved = reports.resolve(actor, ref, note, !proof.isEmpty());
        photos.attach(PROOF, resolved.id(), proof, PhotoVisibility.PUBLIC);
        return resolved;
    }

    private List<Outcome> forEach(List<Reports.Ref> refs, Function<Reports.Ref, Report> step) {
        if (refs.isEmpty()) {
            throw Refusal.at("reports", "work.bulk.none");
        }
        if (refs.size() > MOST) {
            throw Refusal.at("reports", "work.bulk.most", MOST);
        }
        List<Outcome> outcomes = new ArrayList<>();
        // In one order, so that two officers with overlapping choices never wait for each other in a ring.
        for (Reports.Ref ref :
                refs.stream().sorted(Comparator.comparing(Reports.Ref::number)).toList()) {
            try {
                outcomes.add(new Outcome(ref.number(), each.execute(status -> written(step.apply(ref))), null));
            } catch (Refusal | Conflict | NotFound e) {
                outcomes.add(new Outcome(ref.number(), null, e));
            }
        }
        return outcomes;
    }

    /** What cannot be written shows before the next row's turn. */
    private Report written(Report report) {
        last.send();
        return report;
    }
}
