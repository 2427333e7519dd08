package id.andalan.report;

import id.andalan.audit.AuditTrail;
import id.andalan.core.Actor;
import id.andalan.core.Conflict;
import id.andalan.core.Ids;
import id.andalan.core.NotFound;
import id.andalan.core.PlainText;
import id.andalan.core.Refusal;
import id.andalan.core.WorkingCalendar;
import id.andalan.identity.PrivateLinks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of the module: files a report and takes it through its life. Each call is one transaction: the report, its step and one
 * journal entry stand together or not at all.
 *
 * <p>Officers reach the reports of their own agency only; any other number is {@link NotFound}. A caller that read a version says so:
 * if somebody stepped in between, the call ends in {@link Conflict} and nothing is overwritten.
 */
@Service
public class Reports {
    private final ReportTable table;
    private final ReportNumbers numbers;
    private final CityRules city;
    private final ReportLinks links;
    private final Officers officers;
    private final AuditTrail audit;
    private final Clock clock;

    Reports(
            ReportTable table,
            ReportNumbers numbers,
            CityRules city,
            ReportLinks links,
            Officers officers,
            AuditTrail audit,
            Clock clock) {
        this.table = table;
        this.numbers = numbers;
        this.city = city;
        this.links = links;
        this.officers = officers;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Which report, and as of which version.
     *
     * @param version the version the caller saw; null: whatever it is now
     */
    public record Ref(String number, @Nullable Integer version) {
        public static Ref of(String number) {
            return new Ref(ReportNumber.normal(number), null);
        }
    }

    /** Files a report: finds its ward and agency, starts its deadlines (working hours of the city). */
    @Transactional
    public Report file(Actor actor, NewReport given) {
        NewReport what = given.plain();
        checkText(what.description());
        Instant now = clock.instant();
        Instant filedAt = what.origin().filedAt() == null ? now : what.origin().filedAt();
        CityRules.Rule rule = city.rule(what.category());
        CityRules.Placed placed = city.place(what.place(), filedAt);
        checkAddress(what.place().address());
        String agency = city.responsible(what.category(), placed.ward(), filedAt);
        WorkingCalendar working = city.calendar();
        ReportTable.Filing filing =
                new ReportTable.Filing(what, placed.lat(), placed.lon(), placed.by(), rule.urgency());
        ReportTable.Step step = new ReportTable.Step(StepKind.FILED, null, null, actor, now, false, null);
        Function<String, Report> draft = number -> new Report(
                Ids.next(),
                number,
                new Report.Subject(
                        what.category(),
                        placed.ward(),
                        what.origin().accountId(),
                        what.origin().contactId(),
                        filedAt),
                agency,
                ReportStatus.RECEIVED,
                null,
                DeadlineClock.starting(
                        working.plus(filedAt, rule.response()), working.plus(filedAt, rule.resolution())),
                Report.Ends.NONE,
                1);
        Report report = numbers.give(working.zone(), draft, numbered -> table.insert(numbered, filing, step));
        audit.record(actor, StepKind.FILED.action(), "report", report.id(), facts(report, null));
        return report;
    }

    /** Gives it to an officer of the agency (asked for only when it is somebody else), or (null) to whoever acts. */
    @Transactional
    public Report assign(Actor actor, Ref ref, @Nullable UUID officer) {
        return step(actor, ref, StepKind.ASSIGNED, null, report -> {
            if (officer == null || officer.equals(actor.id())) {
                return report.assign(actor.id(), now());
            }
            if (!officers.serves(officer, report.agency())) {
                throw Refusal.at("officer", "report.officer.unknown");
            }
            return report.assign(officer, now());
        });
    }

    /** Gives it back to the agency's queue, for a colleague to take. */
    @Transactional
    public Report release(Actor actor, Ref ref) {
        return step(actor, ref, StepKind.RELEASED, null, Report::release);
    }

    /** The officer knows the answer some other way, or the question was needless: the clock goes on. */
    @Transactional
    public Report resume(Actor actor, Ref ref, String note) {
        checkNote("note", note);
        return step(actor, ref, StepKind.RESUMED, note, report -> report.resume(now(), city.calendar()));
    }

    @Transactional
    public Report start(Actor actor, Ref ref) {
        return step(actor, ref, StepKind.STARTED, null, report -> report.start(now()));
    }

    /** Asks whoever reported; the clock stands still until the answer. */
    @Transactional
    public Report giveBack(Actor actor, Ref ref, String question) {
        checkNote("question", question);
        return step(actor, ref, StepKind.RETURNED, question, report -> report.giveBack(now()));
    }

    @Transactional
    public Report handOver(Actor actor, Ref ref, String toAgency, String reason) {
        checkNote("reason", reason);
        city.checkAgency(toAgency);
        return step(actor, ref, StepKind.HANDED_OVER, reason, report -> report.handOver(toAgency));
    }

    /**
     * Done. Needs a proof photo or, without one, a stated reason of what was done.
     *
     * @param proof whether a proof photo stands with the report
     */
    @Transactional
    public Report resolve(Actor actor, Ref ref, @Nullable String note, boolean proof) {
        if (!proof) {
            if (note == null || PlainText.of(note).isBlank()) {
                // Whose report it is comes first: what is missing is told only to whoever may handle it.
                table.get(ref.number(), handlingScope(actor));
                throw Refusal.at("note", "report.proof.required");
            }
            checkNote("note", note);
        }
        return step(actor, ref, StepKind.RESOLVED, note, report -> report.resolve(now()));
    }

    @Transactional
    public Report reject(Actor actor, Ref ref, String reason) {
        checkNote("reason", reason);
        return step(actor, ref, StepKind.REJECTED, reason, report -> report.reject(now()));
    }

    /** The same matter as another report, which goes on; followers go with it. */
    @Transactional
    public Report merge(Actor actor, Ref ref, String into) {
        String other = ReportNumber.normal(into);
        // Both rows at once: two officers who merge two reports into each other would otherwise close both.
        table.lock(List.of(ref.number(), other));
        Report target =
                table.find(other, handlingScope(actor)).orElseThrow(() -> Refusal.at("into", "report.merge.target"));
        Report merged = step(actor, ref, StepKind.MERGED, target.number(), report -> {
            checkSameOpenness(report, target);
            return report.merge(target, now());
        });
        table.moveFollowers(merged, target, now());
        return merged;
    }

    /** What the public follows must not vanish into what it may not see, nor the other way round. */
    private void checkSameOpenness(Report report, Report target) {
        Set<String> hidden = city.hiddenCategories();
        if (hidden.contains(report.subject().category())
                != hidden.contains(target.subject().category())) {
            throw Refusal.at("into", "report.merge.target");
        }
    }

    /** A remark; internal ones are seen by officials only. */
    @Transactional
    public Report comment(Actor actor, Ref ref, String text, boolean internal) {
        checkNote("text", text);
        Report report = table.get(ref.number(), handlingScope(actor));
        table.comment(report, stepOf(report, StepKind.COMMENTED, actor, internal, text));
        audit.record(
                actor,
                StepKind.COMMENTED.action(),
                "report",
                report.id(),
                Map.of("number", report.number(), "agency", report.agency(), "internal", internal));
        return report;
    }

    /** The deadline passed: tells the next level. Called by the watch; a transaction of its own, whatever the caller holds. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    Report escalate(String number) {
        return step(Actor.SYSTEM, Ref.of(number), StepKind.ESCALATED, null, report -> report.escalate(now()));
    }

    /** Nobody contradicted in time. Called by the watch; a transaction of its own, whatever the caller holds. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    Report close(String number) {
        return step(Actor.SYSTEM, Ref.of(number), StepKind.CLOSED, null, report -> report.close(now()));
    }

    /** The report behind a private link, {@code number.secret}; {@link NotFound} when the link is wrong. */
    @Transactional(readOnly = true)
    public Report open(String link) {
        Report report = table.get(PrivateLinks.number(link), null);
        if (!links.opens(link, report)) {
            throw new NotFound("link");
        }
        return report;
    }

    /** Answers the agency's question; the clock goes on. */
    @Transactional
    public Report answer(Actor actor, Report opened, String text) {
        checkNote("text", text);
        return mine(actor, opened, StepKind.ANSWERED, text, report -> report.answer(now(), city.calendar()));
    }

    /** It is done, says whoever reported. */
    @Transactional
    public Report confirm(Actor actor, Report opened) {
        return mine(actor, opened, StepKind.CONFIRMED, null, report -> report.confirm(now()));
    }

    /** It is not done, says whoever reported. */
    @Transactional
    public Report reopen(Actor actor, Report opened, String reason) {
        checkNote("reason", reason);
        Duration resolution = city.rule(opened.subject().category()).resolution();
        return mine(
                actor, opened, StepKind.REOPENED, reason, report -> report.reopen(now(), resolution, city.calendar()));
    }

    /** A remark of whoever reported, public like the report. */
    @Transactional
    public Report remark(Actor actor, Report opened, String text) {
        checkNote("text", text);
        checkReporter(actor, opened);
        table.comment(opened, stepOf(opened, StepKind.COMMENTED, actor, false, text));
        audit.record(
                actor,
                StepKind.COMMENTED.action(),
                "report",
                opened.id(),
                Map.of("number", opened.number(), "agency", opened.agency(), "internal", false, "by", "reporter"));
        return opened;
    }

    /**
     * "Saya juga": follows a report instead of filing the same again.
     *
     * @param follower who, so that one follows once: account, contact or device
     */
    @Transactional
    public void follow(Actor actor, String number, String follower, @Nullable UUID contactId) {
        Report report = table.get(ReportNumber.normal(number), null);
        if (city.hiddenCategories().contains(report.subject().category())) {
            throw new NotFound("report " + number);
        }
        if (!report.status().isOpen()) {
            throw new Refusal("report.follow.ended");
        }
        if (table.follow(report, follower, contactId, actor.id(), now())) {
            audit.record(actor, "report.followed", "report", report.id(), facts(report, null));
        }
    }

    /** Whoever reported speaks here: not the officials of the agency that is to be answered or judged, even with the link in hand. */
    private static void checkReporter(Actor actor, Report opened) {
        boolean handles = actor.isAny(Actor.Role.OFFICER, Actor.Role.AGENCY_HEAD)
                && (actor.agency() == null || actor.agency().equals(opened.agency()));
        if (handles && !Objects.equals(actor.id(), opened.subject().accountId())) {
            throw new Refusal("report.reporter.only");
        }
    }

    private Report mine(
            Actor actor, Report opened, StepKind kind, @Nullable String note, Function<Report, Report> rule) {
        checkReporter(actor, opened);
        return apply(actor, opened, kind, note, rule);
    }

    private Report step(Actor actor, Ref ref, StepKind kind, @Nullable String note, Function<Report, Report> rule) {
        Report before = table.get(ref.number(), handlingScope(actor));
        if (ref.version() != null && ref.version() != before.version()) {
            throw new Conflict("report.conflict", before.number());
        }
        return apply(actor, before, kind, note, rule);
    }

    private Report apply(
            Actor actor, Report before, StepKind kind, @Nullable String note, Function<Report, Report> rule) {
        Report after = rule.apply(before);
        table.update(after, stepOf(before, kind, actor, false, note));
        audit.record(actor, kind.action(), "report", after.id(), facts(after, before));
        return after;
    }

    private ReportTable.Step stepOf(
            Report before, StepKind kind, Actor actor, boolean internal, @Nullable String note) {
        String said = note == null || note.isBlank() ? null : PlainText.of(note).strip();
        return new ReportTable.Step(kind, before.status().code(), before.agency(), actor, now(), internal, said);
    }

    /** The agency whose reports the actor may handle; null: every agency's. */
    private static @Nullable String handlingScope(Actor actor) {
        if (actor.kind() == Actor.Kind.SYSTEM || actor.is(Actor.Role.ADMIN)) {
            return null;
        }
        if (actor.isAny(Actor.Role.OFFICER, Actor.Role.AGENCY_HEAD)) {
            return actor.kind() == Actor.Kind.API_KEY || actor.agency() != null ? actor.agency() : "-";
        }
        throw new NotFound("not a handler");
    }

    private static Map<String, Object> facts(Report report, @Nullable Report before) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("number", report.number());
        facts.put("category", report.subject().category());
        facts.put("ward", report.subject().ward());
        facts.put("agency", report.agency());
        facts.put("status", report.status().code());
        facts.put("version", report.version());
        if (before != null) {
            facts.put("from", before.status().code());
            if (!before.agency().equals(report.agency())) {
                facts.put("fromAgency", before.agency());
            }
        }
        if (report.clock().escalation() > 0) {
            facts.put("escalation", report.clock().escalation());
        }
        if (report.assignee() != null) {
            facts.put("assignee", report.assignee());
        }
        return facts;
    }

    private static void checkAddress(@Nullable String address) {
        if (address != null && address.length() > NewReport.MAX_ADDRESS) {
            throw Refusal.at("address", "report.description.long", NewReport.MAX_ADDRESS);
        }
    }

    private static void checkText(String description) {
        int length = description.strip().length();
        if (length < NewReport.MIN_DESCRIPTION) {
            throw Refusal.at("description", "report.description.short", NewReport.MIN_DESCRIPTION);
        }
        if (length > NewReport.MAX_DESCRIPTION) {
            throw Refusal.at("description", "report.description.long", NewReport.MAX_DESCRIPTION);
        }
    }

    private static void checkNote(String field, @Nullable String text) {
        if (text == null || PlainText.of(text).isBlank()) {
            throw Refusal.at(field, "report.note.required");
        }
        if (text.length() > NewReport.MAX_DESCRIPTION) {
            throw Refusal.at(field, "report.description.long", NewReport.MAX_DESCRIPTION);
        }
    }

    private Instant now() {
        return clock.instant();
    }
}
