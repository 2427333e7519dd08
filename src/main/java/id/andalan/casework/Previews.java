package id.andalan.casework;

import id.andalan.catalog.Blueprint;
import id.andalan.catalog.Service;
import id.andalan.catalog.form.FormWorld;
import id.andalan.catalog.replay.Replay;
import id.andalan.catalog.replay.ReplayTotals;
import id.andalan.pack.Fault;
import id.andalan.pack.Packs;
import id.andalan.region.City;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What the new versions in a pack would do, before they are published: last year's cases walked through them, and what becomes of those
 * that are open.
 */
@Component
public class Previews {
    /** So far back, and at most so many cases of a service. */
    private static final Duration YEAR = Duration.ofDays(365);

    private static final int MOST = 100_000;

    private final Packs packs;
    private final PastCaseQuery cases;
    private final PublicationTable table;
    private final City city;
    private final Clock clock;

    Previews(Packs packs, PastCaseQuery cases, PublicationTable table, City city, Clock clock) {
        this.packs = packs;
        this.cases = cases;
        this.table = table;
        this.city = city;
        this.clock = clock;
    }

    /**
     * A pack that was looked at; with faults nothing of it can be published.
     *
     * @param drafts what is still being written and would not be published: where it says so, with name and version
     * @param unfinished what is wrong in these
     */
    public record Look(List<Fault> faults, List<Preview> versions, List<Fault> drafts, List<Fault> unfinished) {
        /** Is the service of this code still being written? */
        public boolean isDraft(String code) {
            return drafts.stream().anyMatch(draft -> draft.place().file().equals("services/" + code + "/service.yaml"));
        }
    }

    /**
     * A new version of a service.
     *
     * @param totals of last year's cases, walked through it
     * @param open by the task at which they stand: how many, and what becomes of them ({@code pin}, {@code ask}, or a task)
     */
    public record Preview(Service service, ReplayTotals totals, Map<String, Standing> open) {}

    /** Open cases at one task. */
    public record Standing(int cases, String goesTo) {}

    /** Hears how far a look is. */
    public interface Progress {
        Progress NONE = (service, done, total) -> {};

        /** So many of the service's cases were walked. */
        void at(String service, int done, int total);
    }

    /** Looks at the pack in that folder; stores nothing. */
    public Look look(Path folder) {
        return look(folder, Progress.NONE);
    }

    /** As {@link #look(Path)}, and says how far it is. */
    public Look look(Path folder, Progress progress) {
        List<Service> pending = new ArrayList<>();
        Packs.Findings found = ScopedValue.where(Publications.PENDING, pending).call(() -> packs.look(folder));
        List<Fault> blocking = found.blocking();
        return new Look(
                blocking,
                pending.stream()
                        .flatMap(next -> Blueprint.of(next).stream())
                        .map(plan -> preview(plan, progress))
                        .toList(),
                found.notes().stream()
                        .filter(note -> note.code().startsWith("pack.service.draft"))
                        .toList(),
                found.faults().stream()
                        .filter(fault -> !blocking.contains(fault))
                        .toList());
    }

    /** What one version would do. */
    Preview preview(Blueprint plan) {
        return preview(plan, Progress.NONE);
    }

    private Preview preview(Blueprint plan, Progress progress) {
        Service next = plan.service();
        Replay replay = new Replay(plan, city.calendar(), FormWorld::trusting);
        ReplayTotals totals = new ReplayTotals();
        List<UUID> ids = cases.ended(next.code(), clock.instant().minus(YEAR), MOST);
        progress.at(next.code(), 0, ids.size());
        for (List<UUID> chunk : PastCaseQuery.chunks(ids)) {
            cases.read(chunk, plan).forEach(past -> totals.add(replay.of(past)));
            progress.at(next.code(), totals.cases(), ids.size());
        }
        Map<String, Standing> open = new LinkedHashMap<>();
        table.open(next.code(), next.version())
                .forEach((task, waiting) -> open.put(
                        task,
                        new Standing(
                                waiting.size(), plan.handling().transition().of(task))));
        return new Preview(next, totals, open);
    }
}
