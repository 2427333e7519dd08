package id.andalan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.pack.Fault;
import id.andalan.pack.PackCopy;
import id.andalan.pack.Packs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code ./andalan pack new-service}. */
@AndalanTest
class NewServiceCommandTest {
    @Autowired
    Packs packs;

    @Autowired
    NewServiceCommand command;

    @TempDir
    Path root;

    private Path pack;

    @BeforeEach
    void copyPack() throws IOException {
        pack = PackCopy.in(root);
    }

    private int run(String... words) {
        return command.run(List.of(words));
    }

    @Test
    void whatItWritesPassesTheCheckAsItIs() throws IOException {
        assertThat(run(pack.toString(), "izin-baru", "--name", "Izin baru (percobaan)", "--agency", "dispar"))
                .isZero();
        Packs.Findings found = packs.look(pack);
        assertThat(found.faults()).isEmpty();
        assertThat(found.drafts()).containsExactly("services/izin-baru");
        assertThat(found.notes())
                .filteredOn(note -> note.place().file().contains("izin-baru"))
                .extracting(Fault::code)
                .containsExactlyInAnyOrder("pack.service.draft", "pack.service.unwritten.some");
        assertThat(pack.resolve("services/izin-baru/service.yaml"))
                .content()
                .contains("agency: dispar", "Izin baru (percobaan)");
        try (Stream<Path> files = Files.walk(pack.resolve("services/izin-baru"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .hasSize(10)
                    .allSatisfy(file -> assertThat(file).content().doesNotContain("@"));
        }
    }

    @Test
    void anExampleThatIsMissingIsNotedAndNoFault() throws IOException {
        assertThat(run(pack.toString(), "izin-baru")).isZero();
        Files.delete(pack.resolve("services/izin-baru/examples/ditolak.yaml"));
        Packs.Findings found = packs.look(pack);
        assertThat(found.faults()).isEmpty();
        assertThat(found.notes()).anySatisfy(note -> {
            assertThat(note.code()).isEqualTo("pack.example.missing");
            assertThat(note.place().file()).isEqualTo("services/izin-baru/examples");
            assertThat(note.args()).containsExactly("refusal");
        });
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        String before = Files.readString(pack.resolve("services/ak1/service.yaml"));
        assertThat(run(pack.toString(), "ak1")).isEqualTo(1);
        assertThat(pack.resolve("services/ak1/service.yaml")).content().isEqualTo(before);
    }

    @Test
    void wrongWordsWriteNothing() throws IOException {
        assertThat(run()).isEqualTo(2);
        assertThat(run(pack.toString())).isEqualTo(2);
        assertThat(run(pack.toString(), "a", "b")).isEqualTo(2);
        assertThat(run(pack.toString(), "--name")).isEqualTo(2);
        assertThat(run(pack.toString(), "../../luar")).isEqualTo(1);
        assertThat(run(pack.toString(), "Izin")).isEqualTo(1);
        assertThat(run(pack.toString(), "izin-baru", "--name", "a: \"b\"")).isEqualTo(1);
        assertThat(run(pack.toString(), "izin-baru", "--agency", "tidak-ada")).isEqualTo(1);
        assertThat(run(root.resolve("kosong").toString(), "izin-baru")).isEqualTo(1);
        assertThat(pack.resolve("services/izin-baru")).doesNotExist();
        assertThat(root.resolve("kosong")).doesNotExist();
    }

    @Test
    void theFirstServiceOfACityWorksToo() throws IOException {
        try (Stream<Path> files = Files.list(pack.resolve("services"))) {
            for (Path folder : files.filter(Files::isDirectory).toList()) {
                try (Stream<Path> inside = Files.walk(folder)) {
                    for (Path path :
                            inside.sorted(java.util.Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            }
        }
        assertThat(run(pack.toString(), "izin-baru")).isZero();
        // Its places still name services that are not there any more.
        assertThat(packs.check(pack)).allMatch(fault -> fault.place().file().equals("bookings.yaml"));
    }
}
