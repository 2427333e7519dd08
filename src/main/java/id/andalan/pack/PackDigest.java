package id.andalan.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** A fingerprint of everything in a pack, so that an unchanged pack is no work. */
final class PackDigest {
    /** Raise it when the loading itself changes in a way that must store old packs anew. */
    private static final String LOADER = "1";

    private PackDigest() {}

    static String of(Path folder) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(LOADER.getBytes(StandardCharsets.UTF_8));
            for (Path root : List.of(folder, PackReading.nationalBeside(folder))) {
                add(root, digest);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(Path root, MessageDigest digest) {
        if (!Files.isDirectory(root)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            // Mappings of imports lie with the pack, but are read by whoever imports and change nothing that is loaded.
            Path mappings = root.resolve("imports");
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(mappings))
                    .sorted()
                    .toList()) {
                digest.update(root.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(Long.toString(Files.size(file)).getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
