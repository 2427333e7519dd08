package id.andalan.region;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.cli.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@AndalanTest
@ExtendWith(OutputCaptureExtension.class)
class BoundaryCommandTest {
    @Autowired
    CommandLine commands;

    @Autowired
    Regions regions;

    @TempDir
    Path folder;

    /** The map that the system itself serves is a boundary file too: its codes stand under "code". */
    private Path file(String name, String from, String to) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(
                file, new String(regions.map().json(), java.nio.charset.StandardCharsets.UTF_8).replace(from, to));
        return file;
    }

    private int run(String... words) {
        return commands.run(List.of(words));
    }

    @Test
    void importsAndUndoes(CapturedOutput output) throws IOException {
        String file = file("resmi.geojson", "\"schematic\":true", "\"schematic\":false")
                .toString();
        assertThat(run("import", "boundaries", file, "--dry-run")).isZero();
        assertThat(output.getOut()).contains("Uji coba, tidak ada yang diubah: 77 kelurahan", "induknya, Marikurubu");
        assertThat(regions.boundaries().isSchematic()).isTrue();

        assertThat(run("import", "boundaries", file)).isZero();
        assertThat(output.getOut()).contains("Batas resmi dipasang: 77 kelurahan");
        assertThat(regions.boundaries().source()).isEqualTo("resmi.geojson");
        assertThat(run("import", "boundaries", file)).isEqualTo(1);
        assertThat(output.getErr()).contains("sudah berlaku (resmi.geojson)");

        assertThat(run("import", "boundaries", "undo")).isZero();
        assertThat(output.getOut()).contains("kini batas skematis");
        assertThat(run("import", "boundaries", "undo")).isEqualTo(1);
        assertThat(regions.boundaries().isSchematic()).isTrue();
    }

    @Test
    void namesFeatureLineAndReason(CapturedOutput output) throws IOException {
        Path file = file("salah.geojson", "\"code\":\"82.71.06.1007\"", "\"code\":\"82.71.06.9999\"");
        assertThat(run("import", "boundaries", file.toString())).isEqualTo(1);
        assertThat(output.getErr())
                .contains("(baris 1): kode kelurahan 82.71.06.9999 tidak dikenal", "Tidak ada batas yang diubah");
        assertThat(run("import", "boundaries", folder.resolve("tidak-ada").toString()))
                .isEqualTo(1);
        assertThat(output.getErr()).contains("tidak dapat dibaca");
        assertThat(regions.boundaries().isSchematic()).isTrue();
    }

    @Test
    void wantsOneFile() {
        assertThat(run("import", "boundaries")).isEqualTo(2);
        assertThat(run("import", "boundaries", "a", "b")).isEqualTo(2);
        assertThat(run("import", "boundaries", "a", "--codes", "x")).isEqualTo(2);
        assertThat(run("import", "boundaries", "--code-property")).isEqualTo(2);
    }
}
