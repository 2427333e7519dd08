package id.andalan.command;

import id.andalan.audit.Journal;
import id.andalan.audit.JournalEntry;
import id.andalan.report.ReportFilter;
import id.andalan.report.ReportPages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The newest events: from the journal while this server listens, and for the time before from the reports themselves (filed,
 * resolved), so that a wall is never empty after a start.
 */
@Component
public class Events {
    static final int SHOWN = 12;

    private static final int KEPT = 500;
    private static final Duration AGE = Duration.ofSeconds(5);
    private static final Duration PAST = Duration.ofDays(30);

    private final Journal journal;
    private final ReportPages pages;
    private final Clock clock;
    private final Deque<Event> heard = new ArrayDeque<>();
    private final Memo<ReportFilter, List<Event>> histories = new Memo<>();
    private long next = -1;

    Events(Journal journal, ReportPages pages, Clock clock) {
        this.journal = journal;
        this.pages = pages;
        this.clock = clock;
    }

    /** Begins to listen at the end of the journal. */
    synchronized void listen() {
        if (next < 0) {
            next = journal.end();
        }
    }

    /** Nobody looks: what happens now need not be read. */
    synchronized void rest() {
        next = -1;
        heard.clear();
    }

    /** Reads on in the journal; true when there was something new. */
    synchronized boolean hear() {
        if (next < 0) {
            return false;
        }
        boolean news = false;
        List<JournalEntry> entries = journal.from(next);
        while (!entries.isEmpty()) {
            news = true;
            next = entries.getLast().pos() + 1;
            for (JournalEntry entry : entries) {
                Event event = Event.of(entry);
                if (event != null) {
                    heard.addFirst(event);
                }
            }
            while (heard.size() > KEPT) {
                heard.removeLast();
            }
            entries = journal.from(next);
        }
        return news;
    }

    /** The last in a part of the city, newest first; up to its moment when it names one. */
    public List<Event> last(ReportFilter part) {
        List<Event> fresh = part.asOf() == null ? fresh(part) : List.of();
        if (fresh.size() >= SHOWN) {
            return fresh;
        }
        List<Event> history = histories.get(part, AGE, () -> history(part));
        return Stream.concat(
                        fresh.stream(),
                        history.stream().filter(event -> fresh.stream().noneMatch(event::isSame)))
                .sorted(Comparator.comparing(Event::at).reversed())
                .limit(SHOWN)
                .toList();
    }

    private synchronized List<Event> fresh(ReportFilter part) {
        return heard.stream().filter(event -> event.isIn(part)).limit(SHOWN).toList();
    }

    private List<Event> history(ReportFilter part) {
        Instant until = part.asOf() == null ? clock.instant() : part.asOf();
        ReportFilter then = part.asOf(null);
        List<Event> events = new ArrayList<>();
        pages.page(then.withTime(new ReportFilter.Time(null, until, null, null)), null, SHOWN)
                .reports()
                .forEach(report -> events.add(Event.filed(report)));
        pages.lastResolved(then.withTime(new ReportFilter.Time(null, null, until.minus(PAST), until)), SHOWN)
                .forEach(report -> events.add(Event.resolved(report)));
        return events;
    }
}
