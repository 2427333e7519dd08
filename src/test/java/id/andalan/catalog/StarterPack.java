package id.andalan.catalog;

import id.andalan.catalog.process.ServiceProcess;
import id.andalan.catalog.starter.Starter;
import id.andalan.pack.PackCopy;
import id.andalan.pack.PackReading;
import id.andalan.pack.YamlNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;

/** A copy of Ternate's pack with the starter of a service and few others. */
public final class StarterPack {
    public static final String CODE = "coba-baru";

    private StarterPack() {}

    /** The copied city's folder. */
    public static Path in(Path root) throws IOException {
        Path pack = PackCopy.in(root);
        // The calendars of places name these.
        PackCopy.onlyServices(pack, "pakai-benteng-oranje", "creative-hub");
        new Starter(
                        CODE,
                        "Layanan percobaan",
                        "disnaker",
                        "pekerjaan",
                        LocalDate.of(2026, 11, 22),
                        LocalDateTime.of(2026, 11, 25, 10, 0))
                .write(pack.resolve("services").resolve(CODE));
        return pack;
    }

    /** The service as it would be kept. */
    public static Blueprint blueprint(PackReading pack) {
        YamlNode yaml = pack.yaml("services/" + CODE + "/service.yaml").orElseThrow();
        Service standard = ServiceFile.read(yaml, CODE, pack);
        ServiceProcess process = Objects.requireNonNull(ProcessPart.read(CODE, standard, yaml, pack));
        return Blueprint.of(standard.with(process.withoutLines(), DesignPart.read(CODE, yaml, pack)))
                .orElseThrow();
    }
}
