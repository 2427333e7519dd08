package id.andalan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.core.CliCommand;
import id.andalan.identity.ApiKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The script itself: mistakes are told without a JDK, and its help knows every command. */
@AndalanTest
class LauncherTest {
    @Autowired
    List<CliCommand> commands;

    private record Said(int code, String text) {}

    /** Without a JDK or Maven to be found, so that anything but an answer of the script itself fails. */
    private static Said run(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash", "./andalan"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", "");
        builder.environment().put("ANDALAN_SKIP_BUILD", "true");
        Process process = builder.start();
        process.getOutputStream().close();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return new Said(
                process.exitValue(), new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    @Test
    void anUnknownCommandIsToldWithTheKnownOnes() throws Exception {
        Said said = run("tpyo");
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.text()).contains("Perintah tidak dikenal: tpyo").contains("backup restore");
        assertThat(run("help", "tpyo").code()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backup",
                "restore",
                "import",
                "import reports",
                "import boundaries",
                "import sample-load",
                "import report a.csv",
                "audit",
                "admin",
                "apikey",
                "apikey make nama",
                "key",
                "pack",
                "demo",
                "demo of"
            })
    void aCommandWithoutItsWordsTellsHowItIsUsed(String words) throws Exception {
        Said said = run(words.split(" ", -1));
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.text()).startsWith("./andalan " + words.split(" ", -1)[0]);
    }

    @Test
    void helpKnowsEveryCommand() throws Exception {
        Said help = run("help");
        assertThat(help.code()).isZero();
        assertThat(commands).hasSizeGreaterThan(8);
        for (CliCommand command : commands) {
            assertThat(help.text()).contains(" " + command.name() + " ");
            assertThat(run("help", command.name().split(" ", -1)[0]).text()).contains("./andalan " + command.name());
        }
        assertThat(run("help", "apikey").text())
                .contains(Arrays.stream(ApiKey.Scope.values())
                        .map(ApiKey.Scope::text)
                        .toList());
    }
}
