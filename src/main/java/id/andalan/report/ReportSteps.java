package id.andalan.report;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.stereotype.Service;

/** The timeline of a report. */
@Service
public class ReportSteps {
    private final ReportStepQuery query;

    ReportSteps(ReportStepQuery query) {
        this.query = query;
    }

    /**
     * A step as people read it.
     *
     * @param actorId account of the official who acted; shown to officials only
     * @param note what was said with it; public unless {@code internal}
     * @param version of the report after it
     */
    public record StepView(
            Instant at,
            String kind,
            @Nullable String fromStatus,
            String toStatus,
            @Nullable String fromAgency,
            String toAgency,
            String actorKind,
            @Nullable UUID actorId,
            boolean internal,
            @Nullable String note,
            int version) {}

    /** What everybody may read, oldest first; notes blotted like descriptions. */
    public List<StepView> ofPublic(UUID reportId) {
        return query.list(reportId, false).stream()
                .map(step -> new StepView(
                        step.at,
                        step.kind,
                        step.fromStatus,
                        step.toStatus,
                        step.fromAgency,
                        step.toAgency,
                        step.actorKind,
                        null,
                        false,
                        step.note == null ? null : PublicText.of(step.note),
                        step.version))
                .toList();
    }

    /** With internal remarks, for officials who may handle the report. */
    public List<StepView> ofOfficials(UUID reportId) {
        return query.list(reportId, true);
    }

    @Repository
    static class ReportStepQuery {
        private final JdbcClient jdbc;

        ReportStepQuery(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        List<StepView> list(UUID reportId, boolean withInternal) {
            return jdbc.sql("""
                    select at, kind, from_status as fromStatus, to_status as toStatus, from_agency as fromAgency, to_agency as toAgency,
                           actor_kind as actorKind, actor_id as actorId, internal, note, version
                    from report.step where report_id = ? and (? or not internal) order by id""")
                    .params(reportId, withInternal)
                    .query(StepView.class)
                    .list();
        }
    }
}
