package id.andalan.command.web;

import id.andalan.core.Actor;
import id.andalan.report.ReportFilter;
import id.andalan.report.web.FilterParameters;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** What part of the city somebody may see and asked for. The head of an agency sees the wall of the own agency only. */
@Component
class WallScope {
    private final FilterParameters parameters;
    private final Clock clock;

    WallScope(FilterParameters parameters, Clock clock) {
        this.parameters = parameters;
        this.clock = clock;
    }

    /** For the wall, which brings states and times of its own: only where, whose, what kind and which moment. */
    ReportFilter part(Actor actor, MultiValueMap<String, String> query) {
        return partOf(rows(actor, query));
    }

    /** For everybody: without the kinds of reports that name persons. */
    ReportFilter publicPart(MultiValueMap<String, String> query) {
        return partOf(notAhead(parameters.readPublic(query)));
    }

    /** For a list of rows: the whole filter. */
    ReportFilter rows(Actor actor, MultiValueMap<String, String> query) {
        ReportFilter filter = notAhead(parameters.read(query));
        return actor.seesAllAgencies() ? filter : filter.withArea(own(filter.area(), actor));
    }

    /** The end of today has not come: what counts is now. */
    private ReportFilter notAhead(ReportFilter filter) {
        Instant asOf = filter.asOf();
        return asOf == null || asOf.isBefore(clock.instant()) ? filter : filter.asOf(null);
    }

    private static ReportFilter.Area own(ReportFilter.Area area, Actor actor) {
        // No agency has this code: somebody who is bound to none sees nothing.
        String agency = actor.agency() == null ? "-" : actor.agency();
        return new ReportFilter.Area(area.ward(), area.district(), agency, area.category());
    }

    private static ReportFilter partOf(ReportFilter filter) {
        return ReportFilter.ALL
                .withArea(filter.area())
                .without(filter.without())
                .asOf(filter.asOf());
    }
}
