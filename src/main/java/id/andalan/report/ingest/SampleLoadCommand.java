package id.andalan.report.ingest;

import id.andalan.core.Actor;
import id.andalan.core.Bilingual;
import id.andalan.core.CliCommand;
import id.andalan.report.ImportRun;
import id.andalan.report.LoadRow;
import id.andalan.report.PastReports;
import id.andalan.report.ReportImports;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code ./andalan import sample-load N}: fills the city with made-up reports, for measuring. Undone like any import. */
@Component
class SampleLoadCommand implements CliCommand {
    private static final int CHUNK = 5_000;
    private static final int MOST = 20_000_000;
    private static final long SEED = 8271;

    private final SampleReports samples;
    private final PastReports past;
    private final ReportImports imports;
    private final Clock clock;

    SampleLoadCommand(SampleReports samples, PastReports past, ReportImports imports, Clock clock) {
        this.samples = samples;
        this.past = past;
        this.imports = imports;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "import sample-load";
    }

    @Override
    public String usage() {
        return "JUMLAH — isi sejumlah laporan contoh (untuk mengukur); batalkan dengan import reports --undo ID";
    }

    @Override
    public int run(List<String> args) {
        int count = args.size() == 1 ? number(args.getFirst()) : 0;
        if (count < 1 || count > MOST) {
            System.err.println("./andalan " + name() + " " + usage());
            return 2;
        }
        ImportRun run = imports.begin(Actor.SYSTEM, "sample-load", "sample-load " + count, "sample-load", true);
        double seconds;
        try (Progress progress = Progress.onTerminal(count)) {
            load(run, count, progress);
            seconds = progress.seconds();
        }
        imports.finish(Actor.SYSTEM, run);
        System.out.printf(
                Bilingual.INDONESIAN,
                "%,d laporan contoh masuk dalam %.1f detik (%,.0f per detik). Impor %s.%n",
                count,
                seconds,
                count / seconds,
                run.id());
        return 0;
    }

    private void load(ImportRun run, int count, Progress progress) {
        SampleReports.Stock stock = samples.stock(SEED, clock.instant());
        try (Loading loading = new Loading(Actor.SYSTEM, imports, run, progress::advance)) {
            for (int first = 0, no = 0; first < count; first += CHUNK, no++) {
                int chunk = no;
                int size = Math.min(CHUNK, count - first);
                loading.add(() -> {
                    List<LoadRow> rows = stock.chunk(SEED + chunk, size).stream()
                            .map(past::judge)
                            .toList();
                    return new ReportImports.Chunk(chunk, rows, 0);
                });
            }
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.replace("_", ""));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
