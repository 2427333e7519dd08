package id.andalan.report.ingest;

import id.andalan.core.Actor;
import id.andalan.core.Bilingual;
import id.andalan.core.CliCommand;
import id.andalan.core.Refusal;
import id.andalan.report.ImportRun;
import id.andalan.report.ReportImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * {@code ./andalan import reports}: reports of another system from CSV or Open311 JSON. Without {@code --apply} nothing is written: it
 * shows what would come in and why the rest would not.
 */
@Component
class ImportReportsCommand implements CliCommand {
    private static final int MOST_SHOWN = 100;
    private static final int MOST_REASONS = 15;

    private final ReportImporter importer;
    private final ReportImports imports;
    private final MessageSource messages;

    ImportReportsCommand(ReportImporter importer, ReportImports imports, MessageSource messages) {
        this.importer = importer;
        this.imports = imports;
        this.messages = messages;
    }

    @Override
    public String name() {
        return "import reports";
    }

    @Override
    public String usage() {
        return text("ingest.usage");
    }

    @Override
    public int run(List<String> args) {
        ImportArguments given;
        try {
            given = ImportArguments.of(args);
        } catch (IllegalArgumentException e) {
            System.err.println("./andalan " + name() + " " + usage());
            return 2;
        }
        if (given.list()) {
            return list();
        }
        return given.undo() == null ? load(given) : undo(given.undo(), given.force());
    }

    private int load(ImportArguments given) {
        Path file = Path.of(given.file());
        Path refusedFile = Path.of(given.refused() == null ? file.getFileName() + ".ditolak.csv" : given.refused());
        ImportRun run = null;
        double seconds;
        try (Findings findings = new Findings(refusedFile, this::text)) {
            ReportImporter.Job job = importer.prepare(file, Path.of(given.mapping()));
            try (Progress progress = Progress.onTerminal(job.file().records())) {
                if (given.apply()) {
                    run = importer.apply(Actor.SYSTEM, job, given.resume(), begun -> {}, findings, progress::advance);
                } else {
                    importer.rehearse(job, findings, progress::advance);
                }
                seconds = progress.seconds();
            }
            show(findings, refusedFile);
            return end(run, findings, seconds);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where nothing can come in there is nothing to be brought in, nor to be taken back: both are not offered. */
    private int end(@Nullable ImportRun run, Findings findings, double seconds) {
        boolean came = run == null ? findings.loadable() > 0 : run.counts().loaded() > 0;
        if (!came) {
            String none = run == null ? "ingest.none.dry" : "ingest.none";
            say(findings.refused() == 0 ? "ingest.none.rows" : none, findings.refused());
            return 1;
        }
        say(
                run == null ? "ingest.done.dry" : "ingest.done",
                findings.loadable(),
                findings.refused(),
                String.format(Bilingual.INDONESIAN, "%,.1f", seconds),
                Math.round((findings.loadable() + findings.refused()) / seconds),
                run == null ? "" : run.id());
        return 0;
    }

    private void show(Findings findings, Path refusedFile) {
        findings.counts().forEach((what, counts) -> {
            System.out.println();
            System.out.println(text("ingest.count." + what));
            counts.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                    .limit(MOST_SHOWN)
                    .forEach(entry ->
                            System.out.printf(Bilingual.INDONESIAN, "  %,8d  %s%n", entry.getValue(), entry.getKey()));
        });
        System.out.println();
        if (findings.refused() > 0) {
            say("ingest.refused", findings.refused(), refusedFile);
            findings.reasons().entrySet().stream()
                    .sorted(Comparator.comparingLong(entry -> -entry.getValue().count()))
                    .limit(MOST_REASONS)
                    .forEach(entry -> System.out.printf(
                            Bilingual.INDONESIAN,
                            "  %,8d  %s (%s %s)%n",
                            entry.getValue().count(),
                            entry.getKey(),
                            text("ingest.lines"),
                            entry.getValue().lines().stream()
                                    .map(String::valueOf)
                                    .collect(Collectors.joining(", "))));
            if (findings.reasons().size() > MOST_REASONS) {
                say("ingest.refused.more", findings.reasons().size() - MOST_REASONS);
            }
        }
    }

    private int list() {
        List<ImportRun> runs = imports.list();
        if (runs.isEmpty()) {
            say("ingest.list.none");
        }
        for (ImportRun run : runs) {
            String state = run.undoneAt() != null ? "undone" : run.finishedAt() != null ? "finished" : "unfinished";
            System.out.printf(
                    Bilingual.INDONESIAN,
                    "%s  %s  %-14s %,10d  %s  %s%n",
                    run.id(),
                    run.startedAt(),
                    text("ingest.state." + state),
                    run.counts().loaded(),
                    run.source(),
                    run.file());
        }
        return 0;
    }

    private int undo(UUID id, boolean force) {
        ImportRun run = imports.beginUndo(Actor.SYSTEM, id, force);
        long gone = 0;
        try (Progress progress = Progress.onTerminal(run.counts().loaded())) {
            for (int some = imports.undoSome(run); some > 0; some = imports.undoSome(run)) {
                gone += some;
                progress.advance(some);
            }
        }
        imports.settle();
        say("ingest.undone", gone, id);
        return 0;
    }

    private void say(String code, Object... args) {
        System.out.println(messages.getMessage(code, args, code, Bilingual.INDONESIAN));
    }

    private String text(String code) {
        return text(new Refusal(code));
    }

    private String text(Refusal refusal) {
        return String.valueOf(
                messages.getMessage(refusal.code(), refusal.args(), refusal.code(), Bilingual.INDONESIAN));
    }
}
