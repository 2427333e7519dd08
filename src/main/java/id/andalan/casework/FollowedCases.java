package id.andalan.casework;

import id.andalan.catalog.Blueprint;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door for reading a case as its applicant sees it. The caller has checked the private link or the account. */
@Service
public class FollowedCases {
    private final CaseMover mover;
    private final CaseQuery query;
    private final StepQuery steps;
    private final TaskQuery tasks;

    FollowedCases(CaseMover mover, CaseQuery query, StepQuery steps, TaskQuery tasks) {
        this.mover = mover;
        this.query = query;
        this.steps = steps;
        this.tasks = tasks;
    }

    /**
     * A case to read.
     *
     * @param facts answers, what officials filled in, what decisions said
     * @param path nodes it came to
     * @param steps what the applicant may read of the timeline, oldest first
     * @param open what is to be done now
     */
    public record Followed(
            Application application,
            Blueprint plan,
            Map<String, Object> facts,
            List<String> path,
            List<CaseStep> steps,
            List<CaseTask> open) {}

    @Transactional(readOnly = true)
    public Followed follow(Application application) {
        return new Followed(
                application,
                mover.plan(application),
                query.facts(application.id()),
                query.path(application.id()),
                steps.list(application.id(), false),
                tasks.of(application.id()));
    }
}
