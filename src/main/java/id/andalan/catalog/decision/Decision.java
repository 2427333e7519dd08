package id.andalan.catalog.decision;

import id.andalan.catalog.decision.DecisionModel.Answer;
import id.andalan.catalog.decision.DecisionModel.Text;
import id.andalan.catalog.process.Faults;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A DMN file of a service: facts go in, facts come out, and it says which rules made it so. Safe for many threads at once. The engine is
 * loaded and the model compiled when the first decision is asked for (about a second for the first of a server).
 */
public final class Decision {
    /** An input of this name is given the day of the decision: tables cannot look at the clock. */
    public static final String TODAY = "hari_ini";

    private static final int DIGITS_OF_DIGEST = 16;

    private final String file;
    private final String xml;
    private final DecisionModel model;
    private volatile @Nullable KieModel engine;

    /** A fact that goes in or comes out. */
    public record Fact(String name, FeelType type) {}

    /**
     * A row of a table that applied.
     *
     * @param decision whose table
     * @param number of the row, from one
     * @param id of the row in the file; null when it has none
     * @param note what the row says about itself: its annotations, or its description
     */
    public record Rule(
            String decision, int number, @Nullable String id, String note) {}

    /**
     * An answer with all that explains it.
     *
     * @param outputs by name: {@link Long} or {@link java.math.BigDecimal}, {@link String}, {@link Boolean}, {@link LocalDate}, {@link List};
     *     what no rule decided is missing
     * @param inputs that were used, as they were given; a missing one is missing
     * @param version of the model: changes with every letter of the file
     */
    public record Result(
            Map<String, Object> outputs, Map<String, Object> inputs, List<Rule> rules, String model, String version) {}

    private Decision(String file, String xml, DecisionModel model) {
        this.file = file;
        this.xml = xml;
        this.model = model;
    }

    /** Checks the file down to each expression; empty, with faults, when it may not be used. */
    public static Optional<Decision> read(String file, String xml, Faults faults) {
        Optional<DecisionModel> model = DecisionFile.read(xml, faults);
        if (model.isEmpty() || !plain(model.get(), faults)) {
            return Optional.empty();
        }
        Decision decision = new Decision(file, xml, model.get());
        return decision.understood(faults) ? Optional.of(decision) : Optional.empty();
    }

    /** A file that was checked when it was published; loads no engine. */
    public static Decision of(String file, String xml) {
        DecisionModel model = DecisionFile.read(xml, (line, code, args) -> {})
                .orElseThrow(() -> new IllegalStateException("not a decision that was checked: " + file));
        return new Decision(file, xml, model);
    }

    private static boolean plain(DecisionModel model, Faults faults) {
        boolean plain = true;
        for (Text text : model.texts().toList()) {
            Optional<String> refused = FeelText.refused(text.feel());
            if (refused.isPresent()) {
                faults.add(text.line(), "pack.decision.word", refused.get(), text.feel());
                plain = false;
            }
        }
        Optional<Text> tooLarge = FeelSize.tooLarge(model);
        tooLarge.ifPresent(text -> faults.add(text.line(), "pack.decision.grows", text.feel()));
        return plain && tooLarge.isEmpty();
    }

    private boolean understood(Faults faults) {
        boolean[] sound = {true};
        Faults watched = (line, code, args) -> {
            sound[0] = false;
            faults.add(line, code, args);
        };
        KieFeel feel = new KieFeel();
        for (Answer answer : model.answers()) {
            Map<String, FeelType> scope = model.scope(answer);
            for (Text text : answer.texts()) {
                feel.check(text, scope)
                        .ifPresent(why -> watched.add(text.line(), "pack.decision.feel", text.feel(), why));
            }
        }
        if (sound[0]) {
            try {
                engine(watched);
            } catch (DecisionFailed unreadable) {
                watched.add(1, "pack.decision.engine", String.valueOf(unreadable.getMessage()));
            }
        }
        return sound[0];
    }

    private KieModel engine(Faults faults) {
        KieModel known = engine;
        if (known == null) {
            synchronized (this) {
                known = engine;
                if (known == null) {
                    known = KieModel.compile(file, xml, model, faults);
                    engine = known;
                }
            }
        }
        return known;
    }

    /** Name of the file. */
    public String file() {
        return file;
    }

    /** Name of the model in the file. */
    public String name() {
        return model.name();
    }

    public String version() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(xml.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS_OF_DIGEST);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Facts that it looks at, without {@link #TODAY}. */
    public List<Fact> inputs() {
        return model.inputs().stream()
                .filter(input -> !input.name().equals(TODAY))
                .map(input -> new Fact(input.name(), input.type()))
                .toList();
    }

    /** Line of the file on which an input stands. */
    public int line(String input) {
        return model.inputs().stream()
                .filter(one -> one.name().equals(input))
                .mapToInt(DecisionModel.Input::line)
                .findFirst()
                .orElse(1);
    }

    /**
     * A cell of a table that names plain texts: {@code "a"}, {@code "a", "b"} or {@code not("a")}.
     *
     * @param fact what its column looks at: an input, or another decision of the file
     */
    public record Cell(String fact, List<String> words, int line) {}

    /** The cells that name plain texts; cells of any other FEEL are not among them. */
    public List<Cell> cells() {
        return model.answers().stream()
                .flatMap(answer -> answer.plain().cells().stream())
                .map(cell -> new Cell(cell.fact(), cell.words(), cell.line()))
                .toList();
    }

    /** Every text that a decision of the file, or what it gives under this name, can be; empty when that is not known. */
    public Set<String> words(String name) {
        return model.given(name);
    }

    /** What people call the model: its {@code label} in DMN, in the city's language. */
    public Optional<String> title() {
        return label(DecisionModel.TITLE);
    }

    /** What people call an input, a decision or a fact that it gives: its {@code label} in DMN, in the city's language. */
    public Optional<String> label(String named) {
        return Optional.ofNullable(model.labels().get(named));
    }

    /** Facts that it gives. */
    public List<Fact> outputs() {
        return model.outputs().entrySet().stream()
                .map(output -> new Fact(output.getKey(), output.getValue()))
                .toList();
    }

    /** Compiles it now instead of at the first case; the first of a server also loads the engine. */
    public void prepare() {
        compiled();
    }

    private KieModel compiled() {
        return engine((line, code, args) -> {
            throw new IllegalStateException("not a decision that was checked: " + file + ":" + line + " " + code);
        });
    }

    /**
     * Decides.
     *
     * @param facts by name; what it does not look at is ignored, what is missing is null in the table
     * @param today the day of the decision in the city
     * @throws DecisionFailed when there is no answer
     */
    public Result decide(Map<String, ?> facts, LocalDate today) {
        KieModel compiled = compiled();
        Map<String, Object> used = new LinkedHashMap<>();
        for (DecisionModel.Input input : model.inputs()) {
            Object fact = input.name().equals(TODAY) ? today : facts.get(input.name());
            if (fact != null) {
                used.put(input.name(), fact);
            }
        }
        KieModel.Answered answered = compiled.decide(used);
        return new Result(answered.outputs(), Map.copyOf(used), answered.rules(), model.name(), version());
    }
}
