package id.andalan.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks the PostgreSQL programs of this platform (a .txz on the class path) once per version. */
final class PostgresBinaries {
    private static final List<String> ARCHIVES = List.of(
            "postgres-linux-x86_64.txz",
            "postgres-linux-arm_64.txz",
            "postgres-darwin-x86_64.txz",
            "postgres-darwin-arm_64.txz");

    private PostgresBinaries() {}

    /** The folder that holds {@code bin/}; unpacked beside its final place and moved there, so a crash leaves no half. */
    static Path unpackTo(Path parent) {
        Path home = parent.resolve("postgresql-" + version());
        if (Files.isExecutable(home.resolve("bin/postgres"))) {
            return home;
        }
        try (InputStream archive = open()) {
            Files.createDirectories(parent);
            Path half = Files.createTempDirectory(parent, "unpack");
            Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwxr-xr-x"));
            unpack(archive, half);
            delete(home);
            Files.move(half, home);
            return home;
        } catch (IOException e) {
            throw new DatabaseFault("Program PostgreSQL tidak dapat dibuka ke " + parent + ": " + e.getMessage(), e);
        }
    }

    /** The build's version of the binaries, so that an upgrade unpacks anew. */
    private static String version() {
        try (InputStream in = PostgresBinaries.class.getResourceAsStream("/id/andalan/database/binaries.version")) {
            if (in == null) {
                throw new DatabaseFault("Versi PostgreSQL tidak tercatat dalam paket Andalan; bangun ulang paketnya.");
            }
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open() {
        for (String name : ARCHIVES) {
            InputStream in = PostgresBinaries.class.getResourceAsStream("/" + name);
            if (in != null) {
                return in;
            }
        }
        throw new DatabaseFault(
                "Paket Andalan ini tidak memuat PostgreSQL untuk mesin ini; pakai ANDALAN_DATABASE_URL.");
    }

    private static void unpack(InputStream archive, Path into) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = into.resolve(entry.getName()).normalize();
                if (!target.startsWith(into)) {
                    throw new IOException("jalur di luar arsip: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(tar, target);
                    boolean program = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }

    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
