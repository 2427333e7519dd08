package id.andalan.report.web;

import id.andalan.report.ReportPhotos;
import id.andalan.report.ReportStatus;
import id.andalan.report.ReportSteps;
import id.andalan.report.ReportView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One report with everything a resident reads about it: names, photos, how far it is, what happened. */
@Component
public class ReportStories {
    private static final List<ReportStatus> STAGES = List.of(
            ReportStatus.RECEIVED,
            ReportStatus.ASSIGNED,
            ReportStatus.IN_PROGRESS,
            ReportStatus.RESOLVED,
            ReportStatus.CLOSED);

    private static final Map<ReportStatus, Integer> REACHED = Map.of(
            ReportStatus.RECEIVED, 0,
            ReportStatus.ASSIGNED, 1,
            ReportStatus.RETURNED, 1,
            ReportStatus.IN_PROGRESS, 2,
            ReportStatus.REOPENED, 2,
            ReportStatus.RESOLVED, 3,
            ReportStatus.CLOSED, 4);

    private static final Map<String, String> ICONS = Map.ofEntries(
            Map.entry("filed", "st-received"),
            Map.entry("assigned", "st-assigned"),
            Map.entry("started", "st-in_progress"),
            Map.entry("returned", "st-waiting"),
            Map.entry("answered", "message"),
            Map.entry("handed_over", "send"),
            Map.entry("resolved", "st-resolved"),
            Map.entry("confirmed", "check-circle"),
            Map.entry("closed", "st-closed"),
            Map.entry("reopened", "st-reopened"),
            Map.entry("rejected", "st-rejected"),
            Map.entry("merged", "st-merged"),
            Map.entry("escalated", "arrow-up"),
            Map.entry("commented", "message"));

    private final ReportSteps steps;
    private final ReportPhotos photos;
    private final ReportNames names;
    private final MapFrames maps;

    ReportStories(ReportSteps steps, ReportPhotos photos, ReportNames names, MapFrames maps) {
        this.maps = maps;
        this.steps = steps;
        this.photos = photos;
        this.names = names;
    }

    /**
     * A report to read.
     *
     * @param stage how far it is, 0 … 4; -1 when it left the way (rejected, merged)
     */
    public record Story(
            ReportView report,
            Names names,
            ReportPhotos.Album album,
            List<Step> steps,
            int stage,
            MapFrames.Frame frame) {
        /** Codes of the stages in order, for the line of progress. */
        public List<String> stages() {
            return STAGES.stream().map(ReportStatus::code).toList();
        }

        public boolean is(String status) {
            return report.status().equals(status);
        }

        public boolean open() {
            return ReportStatus.of(report.status()).isOpen();
        }
    }

    /** What its codes are called. */
    public record Names(
            String heading,
            String category,
            String icon,
            String ward,
            String district,
            String agency,
            String agencyShort) {}

    /**
     * A step, newest first.
     *
     * @param text key of what happened, with the agencies as arguments
     */
    public record Step(
            String kind,
            String icon,
            String text,
            String agency,
            String from,
            Instant at,
            @Nullable String note) {}

    /** What everybody may read. */
    Story publicly(ReportView report, Locale locale) {
        return story(report, photos.album(report.id()).shown(), locale);
    }

    /** The same for whoever reported, who also sees photos that were hidden from the public. */
    Story forReporter(ReportView report, Locale locale) {
        return story(report, photos.album(report.id()), locale);
    }

    private Story story(ReportView report, ReportPhotos.Album album, Locale locale) {
        List<Step> told = new ArrayList<>(steps.ofPublic(report.id()).stream()
                .filter(step -> !step.kind().equals("released"))
                .map(this::step)
                .toList()
                .reversed());
        return new Story(
                report,
                new Names(
                        ReportRows.heading(report.description()),
                        names.category(report.category(), locale),
                        names.icon(report.category()),
                        names.region(report.ward()),
                        names.districtOf(report.ward()),
                        names.agency(report.agency(), locale),
                        names.agencyShort(report.agency())),
                album,
                told,
                REACHED.getOrDefault(ReportStatus.of(report.status()), -1),
                maps.frame());
    }

    private Step step(ReportSteps.StepView step) {
        // Whoever reports need not sign in: a remark without an account is his.
        boolean reporter = step.kind().equals("commented") && step.actorKind().equals("ANONYMOUS");
        return new Step(
                step.kind(),
                ICONS.getOrDefault(step.kind(), "info"),
                "report.happened." + (reporter ? "remarked" : step.kind()),
                names.agencyShort(step.toAgency()),
                step.fromAgency() == null ? "" : names.agencyShort(step.fromAgency()),
                step.at(),
                step.kind().equals("merged") ? null : step.note());
    }
}
