package id.andalan.region;

import id.andalan.core.Actor;
import id.andalan.core.Bilingual;
import id.andalan.core.CliCommand;
import id.andalan.core.Refusal;
import id.andalan.region.BoundaryOptions.CodeSystem;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** {@code ./andalan import boundaries}. */
@Component
class BoundaryCommand implements CliCommand {
    private static final long LARGEST_FILE_BYTES = 200L << 20;
    private static final int SHOWN = 20;

    private final Boundaries boundaries;
    private final MessageSource messages;

    BoundaryCommand(Boundaries boundaries, MessageSource messages) {
        this.boundaries = boundaries;
        this.messages = messages;
    }

    @Override
    public String name() {
        return "import boundaries";
    }

    @Override
    public String usage() {
        return "FILE.geojson [--dry-run] [--code-property NAMA] [--codes kemendagri|bps] | undo"
                + "   batas kelurahan resmi: periksa, pasang, batalkan";
    }

    @Override
    public int run(List<String> args) {
        Words words = Words.parse(args);
        if (words == null) {
            System.err.println("./andalan import boundaries " + usage());
            return 2;
        }
        if (words.file().equals("undo")) {
            BoundarySet now = boundaries.undo(Actor.SYSTEM);
            System.out.println(
                    text(now.isSchematic() ? "boundaries.undone.schematic" : "boundaries.undone", now.source()));
            return 0;
        }
        Path file = Path.of(words.file());
        BoundaryImport result =
                boundaries.load(Actor.SYSTEM, String.valueOf(file.getFileName()), read(file), words.options());
        print(result, words.options().dryRun());
        return result.faults().isEmpty() ? 0 : 1;
    }

    private record Words(String file, BoundaryOptions options) {
        @org.jspecify.annotations.Nullable
        static Words parse(List<String> args) {
            Deque<String> rest = new ArrayDeque<>(args);
            String file = null;
            String property = null;
            CodeSystem codes = null;
            boolean dryRun = false;
            while (!rest.isEmpty()) {
                String word = rest.pop();
                switch (word) {
                    case "--dry-run" -> dryRun = true;
                    case "--code-property" -> property = rest.poll();
                    case "--codes" -> {
                        String system = rest.isEmpty() ? "" : rest.pop().toLowerCase(Locale.ROOT);
                        if (!system.equals("kemendagri") && !system.equals("bps")) {
                            return null;
                        }
                        codes = CodeSystem.valueOf(system.toUpperCase(Locale.ROOT));
                    }
                    default -> {
                        if (file != null || word.startsWith("--")) {
                            return null;
                        }
                        file = word;
                    }
                }
            }
            return file == null
                    ? null
                    : new Words(
                            file,
                            new BoundaryOptions(Optional.ofNullable(property), Optional.ofNullable(codes), dryRun));
        }
    }

    private static byte[] read(Path file) {
        try {
            if (Files.size(file) > LARGEST_FILE_BYTES) {
                throw new Refusal("boundaries.large", LARGEST_FILE_BYTES >> 20);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Refusal("boundaries.unreadable", file.toString());
        }
    }

    private void print(BoundaryImport result, boolean dryRun) {
        flaws(System.out, "boundaries.warnings", result.warnings());
        flaws(System.err, "boundaries.faults", result.faults());
        if (!result.faults().isEmpty()) {
            System.err.println(text("boundaries.refused"));
            return;
        }
        result.changed().stream()
                .limit(SHOWN)
                .forEach(change -> System.out.printf(
                        Locale.ROOT,
                        "  %s %-22s %8.3f → %8.3f km²%n",
                        change.ward(),
                        change.name(),
                        change.beforeKm2(),
                        change.afterKm2()));
        if (result.changed().size() > SHOWN) {
            System.out.println(text("boundaries.more", result.changed().size() - SHOWN));
        }
        System.out.println(text(
                dryRun ? "boundaries.would" : "boundaries.done",
                result.wards(),
                result.changed().size(),
                String.format(Locale.ROOT, "%.1f", result.sameShare() * 100)));
    }

    private void flaws(PrintStream out, String title, List<GeoFlaw> flaws) {
        if (flaws.isEmpty()) {
            return;
        }
        out.println(text(title, flaws.size()));
        for (GeoFlaw flaw : flaws.subList(0, Math.min(flaws.size(), SHOWN))) {
            String where =
                    flaw.no() == 0 ? "" : text("boundaries.feature", flaw.no(), String.valueOf(flaw.line())) + " ";
            out.println("  " + where + text(flaw.code(), flaw.args().toArray()));
        }
        if (flaws.size() > SHOWN) {
            out.println(text("boundaries.flaws.more", flaws.size() - SHOWN));
        }
    }

    private String text(String code, Object... args) {
        return messages.getMessage(code, args, Bilingual.INDONESIAN);
    }
}
