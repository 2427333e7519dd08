package id.andalan.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A server whose city offers one service more than the real pack, with everything in it that can be cut off: three tasks, a correction, a
 * question, a timer, a decision, a booking, messages, and a signed paper. E-mail waits for a mail server that is never there.
 */
final class CaseWorld {
    static final String AGENCY = "dlh";
    static final String SERVICE = "tahan";

    final RealServer server;
    final Browser administrator;
    final String key;

    private CaseWorld(RealServer server, Browser administrator, String key) {
        this.server = server;
        this.administrator = administrator;
        this.key = key;
    }

    /** Starts it, with a head who signs and a key for programs. */
    static CaseWorld start(String name, Map<String, String> more) throws IOException, InterruptedException {
        Map<String, String> settings = new HashMap<>(settings(name));
        settings.putAll(more);
        RealServer server = new RealServer(name, settings);
        server.start();
        Browser administrator = Administrator.of(server, server);
        Administrator.official(administrator, server, server, AGENCY, "AGENCY_HEAD", "kepala");
        assertThat(server.command("apikey", "make", "Uji", "applications:write,applications:handle", AGENCY))
                .as(server.said("apikey"))
                .isZero();
        String key = List.of(server.said("apikey").strip().split("\\s+")).getLast();
        return new CaseWorld(server, administrator, key);
    }

    static Map<String, String> settings(String name) throws IOException {
        return Map.of(
                "ANDALAN_PACK", pack(name).toString(),
                "ANDALAN_SMTP_HOST", "127.0.0.1",
                "ANDALAN_SMTP_PORT", "9",
                "ANDALAN_SMTP_FROM", "Uji <uji@contoh.invalid>");
    }

    private static Path pack(String name) throws IOException {
        Path packs = Path.of("target/crash", name + "-packs").toAbsolutePath();
        copy(Path.of("packs"), packs);
        Path pack = packs.resolve("ternate");
        Path extra = Path.of("src/test/resources/crash-pack");
        copy(extra.resolve("services"), pack.resolve("services"));
        Files.writeString(
                pack.resolve("bookings.yaml"),
                Files.readString(extra.resolve("bookings.yaml")),
                StandardOpenOption.APPEND);
        return pack;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.write(target, Files.readAllBytes(path));
                }
            }
        }
    }

    void stop() throws InterruptedException {
        server.stop();
    }
}
