package id.andalan.report;

import id.andalan.core.Actor;
import id.andalan.core.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reads reports as the public sees them: one, or page after page of a filter. */
@Service
public class ReportPages {
    /** Most reports on one page. */
    public static final int MOST = 1_000;

    private final ReportViewQuery query;
    private final OwnReportQuery own;
    private final CityRules city;
    private final Clock clock;

    ReportPages(ReportViewQuery query, OwnReportQuery own, CityRules city, Clock clock) {
        this.query = query;
        this.own = own;
        this.city = city;
        this.clock = clock;
    }

    /** Where a page ended; the next begins behind it, also when new reports have come in. */
    public record Mark(Instant filedAt, UUID id) {
        /** As text for an address. */
        public String text() {
            return ChronoUnit.MICROS.between(Instant.EPOCH, filedAt) + "~" + id;
        }

        /** The mark of that text; null when it is none. */
        public static @Nullable Mark of(@Nullable String text) {
            if (text == null || text.isBlank()) {
                return null;
            }
            try {
                int cut = text.indexOf('~');
                long micros = Long.parseLong(text.substring(0, cut));
                return new Mark(
                        Instant.EPOCH.plus(micros, ChronoUnit.MICROS), UUID.fromString(text.substring(cut + 1)));
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                return null;
            }
        }
    }

    /**
     * A page.
     *
     * @param next where the next begins; null on the last
     */
    public record Page(List<ReportView> reports, @Nullable Mark next) {}

    /** As {@link Page}, of one account. */
    public record OwnPage(List<OwnReport> reports, @Nullable Mark next) {}

    public ReportView get(String number) {
        return query.find(ReportNumber.normal(number)).orElseThrow(() -> new NotFound("report " + number));
    }

    /** As {@link #get}; of a kind that names persons it is there only for those who lead, check or handle it. */
    public ReportView get(Actor actor, String number) {
        return find(actor, number).orElseThrow(() -> new NotFound("report " + number));
    }

    public Optional<ReportView> find(Actor actor, String number) {
        return query.find(
                ReportNumber.normal(number), city.hiddenCategories(), actor.agency(), actor.seesAllAgencies());
    }

    /** The tracking number of a report. */
    public String number(UUID id) {
        return query.number(id);
    }

    /** Newest first. */
    public Page page(ReportFilter filter, @Nullable Mark after, int size) {
        int most = Math.clamp(size, 1, MOST);
        List<ReportView> found = query.page(filter, after, most + 1, clock.instant());
        if (found.size() <= most) {
            return new Page(found, null);
        }
        List<ReportView> page = found.subList(0, most);
        return new Page(page, new Mark(page.getLast().filedAt(), page.getLast().id()));
    }

    /** What the actor's account filed or follows, newest first; of hidden kinds those it filed. */
    public OwnPage own(Actor actor, @Nullable Mark after, int size) {
        UUID account = actor.id();
        if (account == null || actor.kind() != Actor.Kind.ACCOUNT) {
            throw new NotFound("no account");
        }
        int most = Math.clamp(size, 1, MOST);
        List<OwnReport> found = own.page(account, city.hiddenCategories(), after, most + 1);
        if (found.size() <= most) {
            return new OwnPage(found, null);
        }
        List<OwnReport> page = found.subList(0, most);
        ReportView last = page.getLast().report();
        return new OwnPage(page, new Mark(last.filedAt(), last.id()));
    }

    /** The last that were resolved, newest first; the filter should bound the time of their resolution. */
    public List<ReportView> lastResolved(ReportFilter filter, int size) {
        return query.lastResolved(filter, Math.clamp(size, 1, MOST), clock.instant());
    }
}
