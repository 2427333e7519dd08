package id.andalan.report;

import id.andalan.agency.Agencies;
import id.andalan.agency.Agency;
import id.andalan.core.Actor;
import id.andalan.core.NotFound;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What officials read to work: the queue of their agency by deadline, one report with all its facts, who has how much. Leaders,
 * auditors and administrators read every agency's. Any other report is {@link NotFound}.
 */
@Service
public class Inbox {
    /** Most reports on one page. */
    public static final int MOST = 200;

    /** Queues are counted up to here; beyond, "more than" says enough. */
    public static final int COUNTED = 1_000;

    private final InboxQuery query;
    private final WorkQuery works;
    private final ReportFigures figures;
    private final Agencies agencies;
    private final Officers officers;
    private final Clock clock;

    Inbox(InboxQuery query, WorkQuery works, ReportFigures figures, Agencies agencies, Officers officers, Clock clock) {
        this.query = query;
        this.works = works;
        this.figures = figures;
        this.agencies = agencies;
        this.officers = officers;
        this.clock = clock;
    }

    /**
     * A page of the inbox.
     *
     * @param next where the next begins; null on the last
     */
    public record Page(List<WorkRow> reports, ReportPages.@Nullable Mark next) {}

    /**
     * What one officer has to do.
     *
     * @param open counted up to {@link #COUNTED}
     */
    public record Load(UUID officer, String name, long open, long overdue) {}

    /** Overdue first; of those that have ended or were searched, newest first. */
    public Page page(Actor actor, InboxFilter filter, ReportPages.@Nullable Mark after, int size) {
        int most = Math.clamp(size, 1, MOST);
        List<WorkRow> found = query.page(scope(actor, filter), after, most + 1, clock.instant());
        if (found.size() <= most) {
            return new Page(found, null);
        }
        List<WorkRow> page = found.subList(0, most);
        return new Page(page, InboxQuery.mark(filter, page.getLast()));
    }

    /** How many wait in each queue, of the whole agency; {@link #COUNTED} means "that many or more" for the late and one's own. */
    public Map<InboxTab, Long> counts(Actor actor, @Nullable String agency) {
        InboxQuery.Scope scope = scope(actor, new InboxFilter(InboxTab.SEMUA, ReportFilter.ALL, agency, null));
        String one = scope.agencies().size() == 1 ? scope.agencies().getFirst() : null;
        Map<String, Long> states = figures.countBy(
                ReportFigures.Dimension.STATUS,
                ReportFilter.ALL.withArea(new ReportFilter.Area(null, null, one, null)));
        Map<InboxTab, Long> counts = new EnumMap<>(InboxTab.class);
        for (InboxTab tab : InboxTab.values()) {
            counts.put(
                    tab,
                    tab.statuses().stream()
                            .mapToLong(status -> states.getOrDefault(status.code(), 0L))
                            .sum());
        }
        counts.put(InboxTab.TERLAMBAT, query.countLate(scope, clock.instant(), COUNTED));
        UUID me = actor.id();
        counts.put(InboxTab.SAYA, me == null ? 0 : query.countOf(me, COUNTED));
        return counts;
    }

    /** What each officer of the agency has, most first. */
    public List<Load> workload(Actor actor, String agency) {
        requireSight(actor, agency);
        return query.workload(officers.of(agency), clock.instant(), COUNTED);
    }

    /** One report with everything; {@link NotFound} also when it is another agency's. */
    public WorkView get(Actor actor, String number) {
        return find(actor, number).orElseThrow(() -> new NotFound("report " + number));
    }

    public Optional<WorkView> find(Actor actor, String number) {
        return works.find(ReportNumber.normal(number), readScope(actor));
    }

    /** Whether it was handed on from the actor's agency to another: then it is gone from here, but not unknown. */
    public boolean left(Actor actor, String number) {
        String own = readScope(actor);
        return own != null && works.left(ReportNumber.normal(number), own);
    }

    /** Open reports of the same kind and agency within about 150 metres, nearest first: candidates for merging. */
    public List<WorkQuery.Near> similar(WorkView view) {
        return works.similar(view.row());
    }

    /** What was reported at this place before and has ended, newest first. */
    public List<WorkQuery.Near> before(WorkView view) {
        return works.before(view.row());
    }

    /** The filter of a map of this part of the inbox. */
    public ReportFilter onMap(Actor actor, InboxFilter filter) {
        InboxQuery.Scope scope = scope(actor, filter);
        ReportFilter.Area area = filter.filter().area();
        String agency = scope.agencies().size() == 1 ? scope.agencies().getFirst() : null;
        ReportFilter map =
                filter.filter().withArea(new ReportFilter.Area(area.ward(), area.district(), agency, area.category()));
        if (filter.searches()) {
            return map;
        }
        ReportFilter queue = map.withStatuses(filter.tab().statuses());
        return filter.tab() == InboxTab.TERLAMBAT ? queue.onlyOverdue() : queue;
    }

    private InboxQuery.Scope scope(Actor actor, InboxFilter filter) {
        String own = readScope(actor);
        boolean mine = filter.tab() == InboxTab.SAYA && !filter.searches();
        UUID officer = mine ? actor.id() : filter.officer();
        if (mine && officer == null) {
            throw new NotFound("no own reports");
        }
        List<String> some = own != null
                ? List.of(own)
                : filter.agency() != null
                        ? List.of(filter.agency())
                        : agencies.list().stream().map(Agency::code).toList();
        return new InboxQuery.Scope(some, own == null && filter.agency() == null, filter, officer);
    }

    /** The agency whose reports the actor may read; null: every agency's. */
    private static @Nullable String readScope(Actor actor) {
        if (actor.seesAllAgencies()) {
            return null;
        }
        if (actor.isAny(Actor.Role.OFFICER, Actor.Role.AGENCY_HEAD) && actor.agency() != null) {
            return actor.agency();
        }
        throw new NotFound("not an official");
    }

    /** Refuses (as not there) an agency whose reports the actor may not read. */
    public static void requireSight(Actor actor, String agency) {
        String own = readScope(actor);
        if (own != null && !own.equals(agency)) {
            throw new NotFound("agency " + agency);
        }
    }
}
