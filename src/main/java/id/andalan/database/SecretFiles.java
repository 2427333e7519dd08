package id.andalan.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Secrets as files that only their owner can read, each 256 random bits in URL-safe Base64.
 *
 * <p>A key that was made once and is gone later is never made anew in silence: what it encrypted would be lost for good. The list of
 * made names therefore stands outside the folder.
 */
final class SecretFiles {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final Path folder;
    private final Path made;

    SecretFiles(Path root) {
        this.folder = root.resolve("secrets");
        this.made = root.resolve("secrets.made");
    }

    void create() throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** The secret can be read and has the form of one. */
    boolean isIntact(String name) {
        try {
            return FORM.matcher(Files.readString(file(name)).strip()).matches();
        } catch (IOException e) {
            return false;
        }
    }

    /** The secret of that name, made at the first call ever. */
    String read(String name) throws IOException {
        Path file = file(name);
        if (!Files.exists(file)) {
            if (wasMade(name)) {
                throw new DatabaseFault(
                        "Rahasia " + file + " hilang, padahal data yang dienkripsi dengannya masih ada. Kembalikan"
                                + " berkas itu dari salinan folder secrets; tanpanya data pribadi tidak dapat dibaca lagi.");
            }
            write(name);
        }
        String secret = Files.readString(file).strip();
        if (!FORM.matcher(secret).matches()) {
            throw new DatabaseFault(
                    "Rahasia " + file + " rusak (bukan 43 huruf Base64). Kembalikan dari salinan folder secrets.");
        }
        return secret;
    }

    /** For passwords that can be set anew on the other side: a lost or damaged one is replaced. */
    String readOrReplace(String name) throws IOException {
        if (!isIntact(name)) {
            Files.deleteIfExists(file(name));
            write(name);
        }
        return Files.readString(file(name)).strip();
    }

    private void write(String name) throws IOException {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Path half = Files.createTempFile(
                folder, "half", "", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            try (FileChannel channel = FileChannel.open(half, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(secret.getBytes(StandardCharsets.US_ASCII)));
                channel.force(true);
            }
            // Two processes may start at once: the first link wins, both read the winner's secret.
            Files.createLink(file(name), half);
        } catch (FileAlreadyExistsException e) {
            return;
        } finally {
            Files.delete(half);
        }
        Files.writeString(made, name + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private boolean wasMade(String name) throws IOException {
        return Files.exists(made) && Files.readAllLines(made).contains(name);
    }
}
