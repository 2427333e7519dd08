package id.andalan.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs initdb, pg_ctl and postgres; as root in a user namespace of their own, since PostgreSQL refuses to run as root. */
final class PostgresPrograms {
    private static final int PATIENCE_SECONDS = 180;

    private final Path home;
    private final Path log;

    PostgresPrograms(Path home, Path log) {
        this.home = home;
        this.log = log;
    }

    static boolean isRoot() {
        return new com.sun.security.auth.module.UnixSystem().getUid() == 0;
    }

    /** Runs one program to its end; a {@link DatabaseFault} with its last words when it fails. */
    void run(String program, String... args) {
        runWithInput("", program, args);
    }

    void runWithInput(String input, String program, String... args) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(args));
        Path output = log.resolve(program + ".log");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().put("LC_ALL", "C");
            Process process = builder.start();
            try (var in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // It ended before it read everything; its exit code tells.
            }
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new DatabaseFault(
                        program + " tidak selesai dalam " + PATIENCE_SECONDS + " detik. Rincian: " + log);
            }
            if (process.exitValue() != 0) {
                throw new DatabaseFault(explain(program, lastLines(output) + " " + serverWords()));
            }
        } catch (IOException e) {
            throw new DatabaseFault(program + " tidak dapat dijalankan: " + Reasons.of(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseFault(program + " terputus", e);
        }
    }

    private String explain(String program, String words) {
        if (words.contains("No space left on device")) {
            return "Disk penuh: PostgreSQL tidak dapat menulis. Kosongkan ruang di disk yang memuat " + log.getParent()
                    + ".";
        }
        if (words.contains("unshare") && words.contains("not permitted")) {
            return "Andalan dijalankan sebagai root, dan mesin ini melarang ruang nama pemakai (unshare -U) yang diperlukan PostgreSQL."
                    + " Jalankan sebagai pemakai biasa, atau pakai PostgreSQL sendiri lewat ANDALAN_DATABASE_URL.";
        }
        if (words.contains("has wrong ownership")) {
            return "Folder " + log.getParent() + " milik pemakai lain. Jalankan Andalan sebagai pemilik folder itu.";
        }
        return program + " gagal. " + words.strip() + " Rincian: " + log;
    }

    /** What the server itself last said, before its logger ran and after: where a failed start has its reason. */
    private String serverWords() throws IOException {
        StringBuilder words = new StringBuilder();
        try (Stream<Path> files = Files.list(log)) {
            List<Path> newest = files.filter(
                            file -> file.getFileName().toString().startsWith("postgres-"))
                    .sorted(Comparator.comparingLong(
                                    (Path file) -> file.toFile().lastModified())
                            .reversed())
                    .limit(2)
                    .toList();
            for (Path file : newest) {
                words.append(lastLines(file)).append(' ');
            }
        }
        return words.toString();
    }

    private static String lastLines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            List<String> all = lines.toList();
            return String.join(" ", all.subList(Math.max(0, all.size() - 4), all.size()));
        }
    }
}
