package id.andalan;

import id.andalan.cli.CommandLine;
import id.andalan.cli.ServerProcess;
import id.andalan.database.DataFolder;
import id.andalan.database.Database;
import id.andalan.database.DatabaseFault;
import id.andalan.doctor.Doctor;
import id.andalan.document.VerifyCommand;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the server ({@code run}, the default) or one command of the command line. */
@SpringBootApplication
public class Andalan {
    private static final String FEW_CONNECTIONS = "--spring.datasource.hikari.minimum-idle=1";

    public static void main(String[] args) {
        List<String> words = args.length == 0 ? List.of("run") : List.of(args);
        try {
            switch (words.getFirst()) {
                case "run" -> ServerProcess.run(Andalan.class);
                case "train" -> System.exit(ServerProcess.train(Andalan.class));
                case "doctor" -> System.exit(doctor());
                case "verify" -> System.exit(verify(words));
                default -> System.exit(command(words));
            }
        } catch (DatabaseFault fault) {
            System.err.println("Andalan tidak dapat mulai. " + fault.getMessage());
            System.exit(1);
        }
    }

    /** With a certificate at hand no database is started. */
    private static int verify(List<String> words) {
        List<String> args = words.subList(1, words.size());
        ZoneId zone = ZoneId.systemDefault();
        return VerifyCommand.isOffline(args)
                ? VerifyCommand.runOffline(args, System.out, zone, LocalDate.now(Clock.system(zone)))
                : command(words);
    }

    private static int command(List<String> words) {
        try (Database database = Database.forCommand(DataFolder.fromEnvironment(), System.getenv())) {
            return command(database, words);
        }
    }

    private static int command(Database database, List<String> words) {
        try (ConfigurableApplicationContext context = context(database)) {
            return context.getBean(CommandLine.class).run(words);
        }
    }

    private static ConfigurableApplicationContext context(Database database) {
        SpringApplication application = ServerProcess.application(Andalan.class, database.address());
        application.setWebApplicationType(WebApplicationType.NONE);
        // Only what the command needs comes up; commands are many and short.
        application.setLazyInitialization(true);
        application.setLogStartupInfo(false);
        return application.run(FEW_CONNECTIONS);
    }

    private static int doctor() {
        return new Doctor(DataFolder.fromEnvironment(), System.getenv(), Clock.systemUTC())
                .examine(System.out, Andalan::examine);
    }

    private static int examine(Database database) {
        String pack = System.getenv().getOrDefault("ANDALAN_PACK", "packs/ternate");
        try (ConfigurableApplicationContext context = context(database)) {
            CommandLine commands = context.getBean(CommandLine.class);
            int keys = commands.run(List.of("key", "status")) == 0 ? 0 : Doctor.KEYS;
            return keys | (commands.run(List.of("pack", "check", pack)) == 0 ? 0 : Doctor.PACK);
        }
    }
}
