package id.andalan.command.sample;

import id.andalan.core.Actor;
import id.andalan.core.Refusal;
import id.andalan.document.PhotoDraft;
import id.andalan.document.PhotoVisibility;
import id.andalan.document.Photos;
import id.andalan.report.ImportRun;
import id.andalan.report.ReportImports;
import id.andalan.report.ReportSamples;
import id.andalan.report.SampleReport;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door of the sample year: it comes whole, once for all servers, and goes without a trace but in the journal. Every row of it is
 * marked as sample and belongs to one import run.
 */
@Service
public class SampleCity {
    /** Reports of the year, about; the seasons add and take some. */
    static final int REPORTS = 20_000;

    private static final long SEED = 8271;
    private static final String SOURCE = "contoh";
    private static final int CHUNK = 5_000;
    private static final int PHOTOS = 24;

    private final SampleYear year;
    private final ReportSamples samples;
    private final ReportImports imports;
    private final Photos photos;
    private final TransactionTemplate transaction;

    SampleCity(
            SampleYear year,
            ReportSamples samples,
            ReportImports imports,
            Photos photos,
            TransactionTemplate transaction) {
        this.year = year;
        this.samples = samples;
        this.imports = imports;
        this.photos = photos;
        this.transaction = transaction;
    }

    /**
     * Fills the year unless it is there already; what an interrupted call began is taken back first.
     *
     * @param besideReal also when real reports are there; otherwise that is a {@link Refusal}
     * @return how many reports came; 0 when the year was there
     */
    public int fill(Actor actor, boolean besideReal) {
        return fill(actor, besideReal, REPORTS);
    }

    int fill(Actor actor, boolean besideReal, int many) {
        return imports.exclusively(SOURCE, () -> {
            if (run().filter(run -> run.finishedAt() != null).isPresent()) {
                return 0;
            }
            if (!besideReal && samples.anyReal()) {
                throw new Refusal("demo.real");
            }
            run().ifPresent(broken -> takeBack(actor, broken));
            return write(actor, many);
        });
    }

    private int write(Actor actor, int many) {
        ImportRun run = imports.begin(actor, SOURCE, "tahun contoh", SOURCE + "-" + SEED, true);
        List<SampleReport> reports = year.reports(many, SEED);
        for (int from = 0, no = 0; from < reports.size(); from += CHUNK, no++) {
            List<SampleReport> chunk = reports.subList(from, Math.min(reports.size(), from + CHUNK));
            int number = no;
            List<UUID> ids = ReportImports.untilNumbersAreFree(() -> samples.load(actor, run, number, chunk));
            if (from + CHUNK >= reports.size()) {
                picture(chunk, ids);
            }
        }
        imports.settle();
        imports.finish(actor, run);
        return reports.size();
    }

    /** Photos for the newest reports, which are looked at first. */
    private void picture(List<SampleReport> reports, List<UUID> ids) {
        Random random = new Random(SEED);
        for (int i = reports.size() - 1, drawn = 0; i >= 0 && drawn < PHOTOS; i -= 1 + random.nextInt(2), drawn++) {
            UUID report = ids.get(i);
            byte[] png = SamplePictures.draw(reports.get(i).category(), random);
            PhotoDraft draft = photos.accept(new ByteArrayInputStream(png));
            transaction.executeWithoutResult(status -> {
                photos.attach("report", report, List.of(draft), PhotoVisibility.PUBLIC);
                samples.setPhotos(report, 1);
            });
        }
    }

    /** Deletes every made-up report, steps, followers and photos with it; how many reports. */
    public int wipe(Actor actor) {
        return imports.exclusively(SOURCE, () -> {
            int gone = 0;
            for (ImportRun run : new ArrayList<>(imports.list())) {
                if (run.sample()) {
                    gone += takeBack(actor, run);
                }
            }
            imports.settle();
            return gone;
        });
    }

    private int takeBack(Actor actor, ImportRun run) {
        if (run.undoneAt() == null) {
            imports.beginUndo(actor, run.id(), true);
        }
        transaction.executeWithoutResult(status -> photos.delete("report", samples.withPhotos(run)));
        int gone = 0;
        int some = imports.undoSome(run);
        while (some > 0) {
            gone += some;
            some = imports.undoSome(run);
        }
        return gone;
    }

    private Optional<ImportRun> run() {
        return imports.list().stream()
                .filter(run -> run.source().equals(SOURCE) && run.undoneAt() == null)
                .findFirst();
    }

    /** How many made-up reports came in and were not taken back, by what brought them. */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new java.util.TreeMap<>();
        imports.list().stream()
                .filter(run -> run.sample() && run.undoneAt() == null)
                .forEach(run -> counts.merge(run.source(), run.counts().loaded(), Long::sum));
        return counts;
    }
}
