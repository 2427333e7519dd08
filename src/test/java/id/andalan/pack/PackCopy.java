package id.andalan.pack;

import static org.assertj.core.api.Assertions.assertThat;

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

    /** Takes all services out of a copied city but these: checking all of them takes seconds. */
    public static void onlyServices(Path pack, String... codes) throws IOException {
        try (Stream<Path> all = Files.list(pack.resolve("services"))) {
            for (Path service : all.filter(Files::isDirectory).toList()) {
                if (!List.of(codes).contains(service.getFileName().toString())) {
                    delete(service);
                }
            }
        }
    }

    /** Puts other words into a file of a copied city, or into one of {@code national/}. */
    public static void change(Path pack, String file, String from, String to) throws IOException {
        Path path = (file.startsWith("national/") ? pack.getParent() : pack).resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }

    /** Takes a folder with everything in it out of a copied city. */
    public static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
