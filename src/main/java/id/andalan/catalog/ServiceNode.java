package id.andalan.catalog;

import id.andalan.core.Bilingual;
import id.andalan.pack.Fault.Place;
import id.andalan.pack.PackReading;
import id.andalan.pack.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A part of a {@code service.yaml} and the small things it is made of. What is wrong goes to the pack; an empty value stands in. */
final class ServiceNode {
    private static final Map<String, Integer> MINUTES =
            Map.of("minutes", 1, "hours", 60, "days", Service.MINUTES_OF_A_WORKING_DAY);
    /** About a working year. */
    private static final int MOST_MINUTES = 2_000 * 60;

    /** Instead of a statement: the agency has not told it yet. */
    private static final String PENDING = "pending";

    private static final Bilingual UNTOLD = new Bilingual(
            "Ditetapkan perangkat daerah; belum dicatat di sini.", "Set by the agency; not recorded here yet.");
    private static final Fact NO_FACT = new Fact("", "", true);
    private static final Amount NO_AMOUNT = new Amount(null, null, null, true);

    private final YamlNode node;
    private final PackReading pack;

    ServiceNode(YamlNode node, PackReading pack) {
        this.node = node;
        this.pack = pack;
    }

    YamlNode yaml() {
        return node;
    }

    ServiceNode only(String... keys) {
        node.only(keys);
        return this;
    }

    /** The part below {@code key}, which is there. */
    ServiceNode child(String key) {
        return new ServiceNode(node.get(key), pack);
    }

    void fault(Place place, String code, Object... args) {
        pack.fault(place, code, args);
    }

    /** The part below {@code key}; a fault when it is missing. */
    Optional<ServiceNode> part(String key) {
        Optional<YamlNode> part = node.find(key);
        if (part.isEmpty()) {
            fault(node.place(), "pack.empty", key);
        }
        return part.map(found -> new ServiceNode(found, pack));
    }

    /** The entries of a list that must have one at least. */
    List<ServiceNode> some(String key) {
        return part(key)
                .map(part -> {
                    List<YamlNode> entries = node.list(key);
                    if (entries.isEmpty() && part.node.isList()) {
                        fault(part.node.place(), "pack.service.none", key);
                    }
                    return entries.stream()
                            .map(entry -> new ServiceNode(entry, pack))
                            .toList();
                })
                .orElse(List.of());
    }

    Fact fact(String key) {
        return part(key).map(ServiceNode::fact).orElse(NO_FACT);
    }

    @Nullable
    Fact findFact(String key) {
        return node.find(key).isPresent() ? fact(key) : null;
    }

    /** A list of statements, or {@code pending}. */
    List<Fact> facts(String key) {
        if (node.find(key).filter(YamlNode::isText).isPresent()) {
            return List.of(fact(key));
        }
        return some(key).stream().map(ServiceNode::fact).toList();
    }

    /** This node as {@code {id: …, en: …, certain: false}}, or {@code pending}. */
    private Fact fact() {
        if (node.isText()) {
            pending();
            return new Fact(UNTOLD.id(), UNTOLD.en(), false);
        }
        node.only("id", "en", "certain");
        return new Fact(node.text("id"), node.text("en"), node.flag("certain", true));
    }

    @Nullable
    Bilingual findBilingual(String key) {
        return node.find(key).isPresent() ? node.bilingual(key) : null;
    }

    /** {@code {<unit>: 25000}}, {@code {rule: {id: …, en: …}}} or {@code pending}. */
    Amount amount(String key, String unit) {
        return part(key)
                .map(part -> part.node.isText() ? part.untold() : part.counted(key, unit))
                .orElse(NO_AMOUNT);
    }

    private Amount counted(String key, String unit) {
        only(unit, "rule", "note", "certain");
        return amount(key, unit, node.find(unit).isPresent() ? whole(unit, 0, Long.MAX_VALUE) : null);
    }

    /** {@code {hours: 2}} and the like, a rule, or {@code pending}; the value is working minutes. */
    Amount time(String key) {
        return part(key)
                .map(part -> part.node.isText() ? part.untold() : part.timed(key))
                .orElse(NO_AMOUNT);
    }

    private Amount timed(String key) {
        Integer minutes =
                only("minutes", "hours", "days", "rule", "note", "certain").minutes();
        return amount(key, "minutes, hours, days", minutes == null ? null : Long.valueOf(minutes.longValue()));
    }

    private void pending() {
        String text = node.text();
        if (!text.equals(PENDING) && !text.isEmpty()) {
            fault(node.place(), "pack.service.words", text, PENDING);
        }
    }

    private Amount untold() {
        pending();
        return new Amount(null, UNTOLD, null, false);
    }

    private Amount amount(String key, String units, @Nullable Long value) {
        Bilingual rule = findBilingual("rule");
        if ((value == null) == (rule == null)) {
            fault(node.place(), "pack.service.either", key, units);
        }
        return new Amount(value, rule, findBilingual("note"), node.flag("certain", true));
    }

    /** Working minutes under {@code minutes}, {@code hours} or {@code days}; null when none is written. */
    @Nullable
    Integer minutes() {
        List<String> written = MINUTES.keySet().stream()
                .sorted()
                .filter(unit -> node.find(unit).isPresent())
                .toList();
        if (written.isEmpty()) {
            return null;
        }
        if (written.size() > 1) {
            fault(node.place(written.getLast()), "pack.service.time.one", String.join(", ", written));
        }
        String unit = written.getFirst();
        long minutes = Math.round(node.number(unit) * MINUTES.getOrDefault(unit, 1));
        if (minutes < 1 || minutes > MOST_MINUTES) {
            fault(node.place(unit), "pack.service.time.range", unit, MOST_MINUTES / 60);
            return 1;
        }
        return (int) minutes;
    }

    /** A whole number without dots or commas. */
    long whole(String key, long least, long most) {
        String text = node.text(key);
        if (text.isEmpty()) {
            return least;
        }
        try {
            long whole = Long.parseLong(text);
            if (whole >= least && whole <= most) {
                return whole;
            }
        } catch (NumberFormatException e) {
            // reported below
        }
        fault(node.place(key), "pack.service.whole", key, Long.toString(least), text);
        return least;
    }
}
