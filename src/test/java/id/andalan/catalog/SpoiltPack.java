package id.andalan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.pack.Fault;
import id.andalan.pack.PackFaultTexts;
import id.andalan.pack.ToldFaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * A service of a copied pack of which a file at a time is spoilt, to see what is said of it; afterwards it is as it was.
 *
 * @param pack the copied city's folder
 * @param service its code
 * @param check what finds the faults of the pack
 */
record SpoiltPack(Path pack, String service, Function<Path, List<Fault>> check, PackFaultTexts texts) {
    /**
     * Other words in a file.
     *
     * @param file within the service's folder
     * @param everywhere else only the first time
     */
    record Spoiling(String file, String from, String to, boolean everywhere) {
        private String in(String good) {
            assertThat(good).contains(from);
            int at = good.indexOf(from);
            return everywhere
                    ? good.replace(from, to)
                    : good.substring(0, at) + to + good.substring(at + from.length());
        }
    }

    /** What is looked at while the file is spoilt. */
    private interface Look {
        void at(List<Fault> faults) throws IOException;
    }

    private void spoil(Spoiling spoiling, Look look) throws IOException {
        Path path = path(spoiling.file());
        String good = Files.readString(path);
        Files.writeString(path, spoiling.in(good));
        try {
            look.at(check.apply(pack));
        } finally {
            Files.writeString(path, good);
        }
    }

    private Path path(String file) {
        return pack.resolve("services").resolve(service).resolve(file);
    }

    /** A fault is told in that file, on the line where the words {@code at} stand then. */
    void assertTold(Spoiling spoiling, String faulty, String at, String code) throws IOException {
        spoil(spoiling, faults -> {
            int line = ToldFaults.line(Files.readString(path(faulty)), at);
            ToldFaults.assertTold(texts, faults, "services/" + service + "/" + faulty, line, code);
        });
    }

    /** A fault is told in some file of that folder of the service. */
    void assertToldBelow(Spoiling spoiling, String folder, String code) throws IOException {
        spoil(
                spoiling,
                faults -> assertThat(faults).as(texts.of(faults)).anySatisfy(fault -> {
                    assertThat(fault.place().file()).startsWith("services/" + service + "/" + folder);
                    assertThat(fault.code()).isEqualTo(code);
                }));
    }

    /** What is told of it, in words; at least something. */
    List<String> told(Spoiling spoiling) throws IOException {
        List<String> told = new java.util.ArrayList<>();
        spoil(spoiling, faults -> faults.forEach(fault -> told.add(texts.of(fault))));
        assertThat(told).isNotEmpty();
        return told;
    }
}
