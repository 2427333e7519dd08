package id.andalan.catalog;

import id.andalan.catalog.starter.Starter;
import id.andalan.core.Bilingual;
import id.andalan.core.CliCommand;
import id.andalan.core.WorkingCalendar;
import id.andalan.pack.PackReading;
import id.andalan.pack.Packs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** {@code ./andalan pack new-service PACK CODE [--name "…"] [--agency CODE]}: a folder of a new service that works as it is. */
@Component
class NewServiceCommand implements CliCommand {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    /** Letters, digits and marks that need no care in YAML, XML and JSON. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N} .,()/'-]{2,80}");

    private static final int LONGEST_CODE = 40;

    private final Packs packs;
    private final MessageSource messages;
    private final Clock clock;

    NewServiceCommand(Packs packs, MessageSource messages, Clock clock) {
        this.packs = packs;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "pack new-service";
    }

    @Override
    public String usage() {
        return "FOLDER KODE [--name \"Nama layanan\"] [--agency KODE]   tulis layanan baru yang langsung jalan";
    }

    @Override
    public int run(List<String> args) {
        List<String> rest = new ArrayList<>(args);
        Optional<String> name = option(rest, "--name");
        Optional<String> agency = option(rest, "--agency");
        if (rest.size() != 2 || rest.stream().anyMatch(word -> word.startsWith("--"))) {
            return said(2, "service.new.words");
        }
        Path pack = Path.of(rest.getFirst());
        String code = rest.getLast();
        if (!CODE.matcher(code).matches() || code.length() > LONGEST_CODE) {
            return said(1, "pack.service.code", code);
        }
        if (name.filter(text -> !NAME.matcher(text).matches()).isPresent()) {
            return said(1, "service.new.name");
        }
        Path folder = pack.resolve("services").resolve(code);
        if (Files.exists(folder)) {
            return said(1, "service.new.exists", folder);
        }
        return write(pack, folder, name.orElse(code), agency);
    }

    private int write(Path pack, Path folder, String name, Optional<String> agency) {
        PackReading read = packs.read(pack);
        Optional<WorkingCalendar> calendar = read.shared(WorkingCalendar.class);
        List<String> agencies = read.defined("agency");
        List<String> topics = topics(read);
        if (calendar.isEmpty() || agencies.isEmpty() || topics.isEmpty()) {
            return said(1, "service.new.pack", pack);
        }
        if (agency.filter(code -> !agencies.contains(code)).isPresent()) {
            return said(1, "pack.unknown.agency", agency.get());
        }
        String code = String.valueOf(folder.getFileName());
        new Starter(
                        code,
                        name,
                        agency.orElse(agencies.getFirst()),
                        topics.getFirst(),
                        LocalDate.now(clock.withZone(calendar.get().zone())),
                        due(calendar.get()))
                .write(folder);
        return said(0, "service.new.done", folder, pack, code);
    }

    /** Topics of a pack, also of one that has no service yet. */
    private static List<String> topics(PackReading read) {
        List<String> known = read.defined("topic");
        return known.isEmpty() && read.has("services/topics.yaml")
                ? read.yaml("services/topics.yaml").stream()
                        .flatMap(file -> file.list("topics").stream())
                        .map(topic -> topic.text("code"))
                        .toList()
                : known;
    }

    private static LocalDateTime due(WorkingCalendar calendar) {
        Duration time = Duration.ofMinutes((long) Starter.WORKING_DAYS * Service.MINUTES_OF_A_WORKING_DAY);
        Instant due = calendar.plus(at(Starter.FILED, calendar), time);
        // While the applicant is to pay, the time stands still.
        Duration left = calendar.between(at(Starter.APPROVED, calendar), due);
        return calendar.plus(at(Starter.PAID, calendar), left)
                .atZone(calendar.zone())
                .toLocalDateTime();
    }

    private static Instant at(LocalDateTime local, WorkingCalendar calendar) {
        return local.atZone(calendar.zone()).toInstant();
    }

    /** Takes an option and its value out of the words. */
    private static Optional<String> option(List<String> words, String option) {
        int at = words.indexOf(option);
        if (at < 0 || at + 1 == words.size()) {
            return Optional.empty();
        }
        words.remove(at);
        return Optional.of(words.remove(at).strip());
    }

    private int said(int exit, String code, Object... args) {
        (exit == 0 ? System.out : System.err).println(messages.getMessage(code, args, Bilingual.INDONESIAN));
        return exit;
    }
}
