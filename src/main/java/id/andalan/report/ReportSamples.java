package id.andalan.report;

import id.andalan.audit.AuditTrail;
import id.andalan.core.Actor;
import id.andalan.core.Ids;
import id.andalan.core.Refusal;
import id.andalan.core.WorkingCalendar;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door for made-up reports. Each lives through the same rules as a real one, so that what stands at the end is what could have
 * happened; they belong to an import marked as sample and are taken back with it ({@link ReportImports#undoSome}).
 */
@Service
public class ReportSamples {
    private final SampleTable table;
    private final ImportTable imports;
    private final ReportNumbers numbers;
    private final CityRules city;
    private final AuditTrail audit;
    private final Clock clock;

    ReportSamples(
            SampleTable table,
            ImportTable imports,
            ReportNumbers numbers,
            CityRules city,
            AuditTrail audit,
            Clock clock) {
        this.table = table;
        this.imports = imports;
        this.numbers = numbers;
        this.city = city;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether made-up reports are among the others: then every page says so. */
    public boolean present() {
        return table.anySample();
    }

    /** Whether anybody reported something real. */
    public boolean anyReal() {
        return table.anyReal();
    }

    /** Writes a chunk of a sample run, which commits on its own as every import's; the ids in the order of the samples. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public List<UUID> load(Actor actor, ImportRun run, int chunk, List<SampleReport> samples) {
        PrimitiveIterator.OfLong serials = numbers.reserve(samples.size());
        Instant now = clock.instant();
        List<SampleTable.Row> rows = samples.stream()
                .map(sample -> live(sample, serials.nextLong(), now))
                .toList();
        table.copy(run.id(), rows);
        imports.insertChunk(run.id(), chunk, rows.size(), rows.size(), 0);
        audit.record(
                actor,
                "report.imported",
                "import",
                run.id(),
                Map.of("chunk", chunk, "reports", rows.size(), "refused", 0));
        return rows.stream().map(row -> row.report().id()).toList();
    }

    /** How many photos hang on a made-up report now. */
    @Transactional
    public void setPhotos(UUID id, int photos) {
        table.setPhotos(id, photos);
    }

    /** Those of a sample run that have photos. */
    public Collection<UUID> withPhotos(ImportRun run) {
        return table.withPhotos(run.id());
    }

    private SampleTable.Row live(SampleReport sample, long serial, Instant now) {
        CityRules.Rule rule = city.rule(sample.category());
        CityRules.Placed placed = city.place(sample.place(), sample.filedAt());
        WorkingCalendar working = city.calendar();
        Instant filedAt = sample.filedAt();
        Report report = new Report(
                Ids.next(),
                ReportNumber.of(filedAt.atZone(working.zone()).getYear(), serial),
                new Report.Subject(sample.category(), placed.ward(), null, null, filedAt),
                city.responsible(sample.category(), placed.ward(), filedAt),
                ReportStatus.RECEIVED,
                null,
                DeadlineClock.starting(
                        working.plus(filedAt, rule.response()), working.plus(filedAt, rule.resolution())),
                Report.Ends.NONE,
                1);
        List<SampleTable.Step> steps = new ArrayList<>();
        steps.add(new SampleTable.Step(new SampleReport.Happening(StepKind.FILED, filedAt, null, false), null, report));
        for (SampleReport.Happening happening : sample.life()) {
            if (happening.at().isAfter(now) || !report.status().allows(happening.kind())) {
                break;
            }
            Report after = after(report, happening, rule, working);
            steps.add(new SampleTable.Step(happening, report, after));
            report = after;
        }
        report = escalated(report, now, steps);
        return new SampleTable.Row(report, placed, rule.urgency(), sample, steps);
    }

    /** What is late has been told of already: the demonstration does not begin with hundreds of alarms. */
    private static Report escalated(Report report, Instant now, List<SampleTable.Step> steps) {
        Report last = report;
        Instant due = last.clock().dueAt();
        while (due != null && last.clock().levelAt(now) > last.clock().escalation()) {
            Instant at = due.isBefore(steps.getLast().what().at())
                    ? steps.getLast().what().at()
                    : due;
            Report next = last.escalate(now);
            steps.add(
                    new SampleTable.Step(new SampleReport.Happening(StepKind.ESCALATED, at, null, false), last, next));
            last = next;
        }
        return last;
    }

    private static Report after(
            Report report, SampleReport.Happening what, CityRules.Rule rule, WorkingCalendar working) {
        Instant at = what.at();
        return switch (what.kind()) {
            case ASSIGNED -> report.assign(null, at);
            case STARTED -> report.start(at);
            case RETURNED -> report.giveBack(at);
            case ANSWERED -> report.answer(at, working);
            case RESOLVED -> report.resolve(at);
            case REOPENED -> report.reopen(at, rule.resolution(), working);
            case CONFIRMED -> report.confirm(at);
            case CLOSED -> report.close(at);
            case REJECTED -> report.reject(at);
            case COMMENTED -> report;
            default ->
                throw new Refusal(
                        "report.step." + what.kind().code(), report.status().code());
        };
    }
}
