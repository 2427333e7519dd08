package id.andalan.catalog.starter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;

/**
 * What a new service begins with: every file of its folder, working together.
 *
 * @param agency a code of the pack
 * @param topic a code of the pack
 * @param due when the answer to its first example is due, by the calendar of the pack
 */
public record Starter(String code, String name, String agency, String topic, LocalDate validFrom, LocalDateTime due) {
    /** When the first example is filed. */
    public static final LocalDateTime FILED = LocalDateTime.of(2026, 11, 23, 9, 0);
    /** When it waits for its fee, and when that is paid. */
    public static final LocalDateTime APPROVED = FILED.plusHours(1);

    public static final LocalDateTime PAID = FILED.plusHours(2);
    /** The time of the whole in its standard. */
    public static final int WORKING_DAYS = 2;

    private static final List<String> FILES = List.of(
            "service.yaml",
            "form.schema.json",
            "task-periksa.schema.json",
            "process.bpmn",
            "biaya.dmn",
            "document.html",
            "examples/lurus.yaml",
            "examples/dikembalikan.yaml",
            "examples/ditolak.yaml",
            "examples/terlambat.yaml");

    /**
     * Writes the folder.
     *
     * @param folder must not be there yet
     */
    public void write(Path folder) {
        try {
            Files.createDirectories(
                    Objects.requireNonNull(folder.toAbsolutePath().getParent()));
            Files.createDirectory(folder);
            Files.createDirectory(folder.resolve("examples"));
            for (String file : FILES) {
                Files.writeString(folder.resolve(file), filled(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String filled(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(Starter.class.getResourceAsStream("/starter/" + file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@CODE@", code)
                    .replace("@PROCESS@", "layanan_" + code.replace('-', '_'))
                    .replace("@NAME@", name)
                    .replace("@AGENCY@", agency)
                    .replace("@TOPIC@", topic)
                    .replace("@DATE@", validFrom.toString())
                    .replace("@DUE@", due.toString());
        }
    }
}
