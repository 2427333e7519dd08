package id.andalan.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds all of a city's data on this machine: {@code postgres/} the cluster, {@code runtime/} its programs,
 * {@code secrets/} (0700, each file 0600), {@code log/}, {@code lock}.
 */
public final class DataFolder {
    /** Folders that this process holds. Opening and closing the lock file a second time would give the lock away (POSIX). */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path root;
    private final SecretFiles secrets;
    private @Nullable FileChannel lockFile;

    public DataFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
        this.secrets = new SecretFiles(this.root);
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

    SecretFiles secrets() {
        return secrets;
    }

    void create() {
        try {
            Files.createDirectories(root);
            Files.createDirectories(log());
            secrets.create();
            Path probe = Files.createTempFile(root, "probe", "");
            Files.delete(probe);
        } catch (IOException e) {
            throw new DatabaseFault(
                    "Folder data " + root + " tidak dapat dibuat atau ditulisi (" + Reasons.of(e)
                            + "). Beri hak tulis kepada pemakai ini, atau pilih folder lain dengan ANDALAN_DATA.",
                    e);
        }
    }

    /** Takes the folder for this process; the operating system gives it back however the process ends. False: somebody has it. */
    synchronized boolean lock() {
        if (!HELD.add(root)) {
            return false;
        }
        boolean locked = false;
        try {
            FileChannel channel = FileChannel.open(
                    root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            @Nullable FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return false;
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
            lockFile = channel;
            locked = true;
            return true;
        } catch (IOException e) {
            throw new DatabaseFault("Folder data " + root + " tidak dapat dikunci: " + Reasons.of(e), e);
        } finally {
            if (!locked) {
                HELD.remove(root);
            }
        }
    }

    /** The process that has the folder, as text for people. */
    String lockedBy() {
        if (HELD.contains(root)) {
            return "proses ini sendiri";
        }
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
                throw new DatabaseFault("Kunci folder data tidak dapat dilepas: " + Reasons.of(e), e);
            }
            lockFile = null;
            HELD.remove(root);
        }
    }

    /**
     * The secret of that name: 256 random bits, made at the first call and kept in a file only its owner can read. One that was made
     * before and is lost or damaged is a {@link DatabaseFault}, never replaced.
     *
     * @return URL-safe Base64
     */
    public String secret(String name) {
        create();
        try {
            return secrets.read(name);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /** A password that we can set anew in our own PostgreSQL: replaced when lost or damaged. */
    String password(String name) {
        create();
        try {
            return secrets.readOrReplace(name);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    private DatabaseFault unreadable(String name, IOException e) {
        return new DatabaseFault(
                "Rahasia " + secrets.file(name) + " tidak dapat dibaca atau dibuat: " + Reasons.of(e), e);
    }
}
