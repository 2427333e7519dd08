package id.andalan.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The pack of Ternate and what it shares with other cities, in a folder where a test may change them. */
public final class PackCopy {
    private PackCopy() {}

    /** The copied city's folder. */
    public static Path in(Path root) throws IOException {
        for (Path folder : List.of(Path.of("packs/ternate"), Path.of("packs/national"))) {
            Path to = root.resolve(folder.getFileName());
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path from : all.toList()) {
                    Files.copy(from, to.resolve(folder.relativize(from)));
                }
            }
        }
        return root.resolve("ternate");
    }
}
