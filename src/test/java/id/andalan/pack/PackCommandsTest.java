package id.andalan.pack;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.cli.CommandLine;
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
class PackCommandsTest {
    @Autowired
    CommandLine commands;

    @Test
    void saysThatThePackIsSound(CapturedOutput output) {
        assertThat(commands.run(List.of("pack", "check", "packs/ternate"))).isZero();
        assertThat(output.getOut()).contains("Paket packs/ternate baik");
        assertThat(commands.run(List.of("import", "pack"))).isZero();
        assertThat(output.getOut()).contains("sama dengan yang sudah dimuat");
    }

    @Test
    void saysWhatIsMissing(@TempDir Path empty, CapturedOutput output) {
        assertThat(commands.run(List.of("pack", "check", empty.toString()))).isEqualTo(1);
        assertThat(commands.run(List.of("import", "pack", empty.toString()))).isEqualTo(1);
        assertThat(output.getErr())
                .contains("city.yaml: berkas tidak ada", "regions.csv: berkas tidak ada", "tidak ada yang dimuat");
    }

    @Test
    void wantsOneFolderAndOneService() {
        assertThat(commands.run(List.of("pack", "check", "a", "b", "c"))).isEqualTo(2);
        assertThat(commands.run(List.of("import", "pack", "a", "b"))).isEqualTo(2);
    }

    @Test
    void checksOneServiceByItsCodeOrItsFolder(CapturedOutput output) {
        assertThat(commands.run(List.of("pack", "check", "ak1"))).isZero();
        assertThat(commands.run(List.of("pack", "check", "packs/ternate", "izin-reklame")))
                .isZero();
        assertThat(commands.run(List.of("pack", "check", "packs/ternate/services/cuti-asn")))
                .isZero();
        assertThat(output.getOut()).contains("Layanan ak1 baik", "Layanan izin-reklame baik", "Layanan cuti-asn baik");
        assertThat(commands.run(List.of("pack", "check", "ak2"))).isEqualTo(1);
        assertThat(output.getErr()).contains("folder layanan \"ak2\" tidak ada; yang ada: ak1,");
    }

    @Test
    void anotherServiceThatIsWrongIsNotLookedAt(@TempDir Path root) throws java.io.IOException {
        Path pack = PackCopy.in(root);
        PackCopy.change(pack, "services/ak1/service.yaml", "version: 1", "version: satu");
        assertThat(commands.run(List.of("pack", "check", pack.toString(), "cuti-asn")))
                .isZero();
        assertThat(commands.run(List.of("pack", "check", pack.toString(), "ak1")))
                .isEqualTo(1);
    }
}
