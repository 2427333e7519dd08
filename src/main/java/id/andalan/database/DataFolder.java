package id.andalan.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds all of a city's data on this machine: {@code postgres/} the cluster, {@code runtime/} its programs,
 * {@code secrets/} (0700, each file 0600), {@code log/}, {@code lock}.
 */
public final class DataFolder {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path root;
    private @Nullable FileChannel lockFile;

    public DataFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** The folder named by ANDALAN_DATA, or {@code data} below the working folder. */
    public static DataFolder fromEnvironment() {
        String named = System.getenv("ANDALAN_DATA");
        return new DataFolder(Path.of(named == null || named.isBlank() ? "data" : named));
    }

    public Path root() {
        return root;
    }

    Path cluster() {
        return root.resolve("postgres");
    }

    Path runtime() {
        return root.resolve("runtime");
    }

    Path log() {
        return root.resolve("log");
    }

    void create() {
        try {
            Files.createDirectories(root);
            Files.createDirectories(log());
            Path secrets = root.resolve("secrets");
            Files.createDirectories(secrets);
            Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new DatabaseFault("Folder data " + root + " tidak dapat dibuat atau ditulisi: " + e.getMessage(), e);
        }
    }

    /** Takes the folder for this process; the operating system gives it back however the process ends. False: somebody has it. */
    synchronized boolean lock() {
        try {
            FileChannel channel = FileChannel.open(
                    root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            @Nullable FileLock lock;
            try {
                lock = channel.tryLock();
            } catch (OverlappingFileLockException e) {
                lock = null;
            }
            if (lock == null) {
                channel.close();
                return false;
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(
                    (ProcessHandle.current().pid() + "\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
            lockFile = channel;
            return true;
        } catch (IOException e) {
            throw new DatabaseFault("Folder data " + root + " tidak dapat dikunci: " + e.getMessage(), e);
        }
    }

    /** The process that has the folder, as text for people. */
    String lockedBy() {
        try {
            return "proses " + Files.readString(root.resolve("lock")).strip();
        } catch (IOException e) {
            return "proses lain";
        }
    }

    synchronized void unlock() {
        if (lockFile != null) {
            try {
                lockFile.close();
            } catch (IOException e) {
                throw new DatabaseFault("Kunci folder data tidak dapat dilepas: " + e.getMessage(), e);
            }
            lockFile = null;
        }
    }

    /**
     * The secret of that name: 256 random bits, made at the first call and kept in a file only its owner can read.
     *
     * @return URL-safe Base64
     */
    public String secret(String name) {
        create();
        Path file = root.resolve("secrets").resolve(name);
        try {
            if (!Files.exists(file)) {
                byte[] bytes = new byte[32];
                RANDOM.nextBytes(bytes);
                Path half = Files.createTempFile(
                        file.getParent(),
                        name,
                        "",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(half, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
                // Two processes may start at once: the first link wins, both read the winner's secret.
                try {
                    Files.createLink(file, half);
                } catch (java.nio.file.FileAlreadyExistsException e) {
                    // The other process was first; its secret is read below.
                }
                Files.delete(half);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new DatabaseFault("Rahasia " + file + " tidak dapat dibaca atau dibuat: " + e.getMessage(), e);
        }
    }
}
