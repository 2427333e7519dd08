package id.andalan.survey;

import id.andalan.pack.Editions;
import id.andalan.pack.PackPart;
import id.andalan.pack.PackReading;
import id.andalan.pack.YamlNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads {@code national/skm.yaml}. */
@Component
class InstrumentPart implements PackPart {
    private static final String FILE = "skm.yaml";
    private static final int ANSWERS = 4;

    private final InstrumentTable table;
    private final Editions editions;

    InstrumentPart(InstrumentTable table, Editions editions) {
        this.table = table;
        this.editions = editions;
    }

    @Override
    public int order() {
        return 70;
    }

    @Override
    public Runnable read(PackReading pack) {
        Optional<Instrument> read = pack.nationalYaml(FILE).map(file -> read(file, pack));
        List<Instrument> known = table.list();
        boolean fresh = known.isEmpty();
        if (read.isPresent() && !fresh && pack.isSound("national/" + FILE)) {
            Instrument newest = known.getLast();
            fresh = read.get().version() > newest.version();
            if (!fresh && !read.get().equals(newest)) {
                pack.fault(
                        new id.andalan.pack.Fault.Place("national/" + FILE, 1),
                        "pack.survey.changed",
                        newest.version());
            }
        }
        boolean add = fresh;
        return () -> {
            read.filter(any -> add).ifPresent(table::add);
            editions.changed(Instruments.MEMORY);
        };
    }

    private static Instrument read(YamlNode file, PackReading pack) {
        file.only("version", "name", "basis", "weight", "conversion", "sample", "elements", "grades", "profile");
        YamlNode weight = file.get("weight").only("of", "in");
        YamlNode sample = file.get("sample").only("chi2", "p", "error");
        List<Instrument.Element> elements =
                file.list("elements").stream().map(one -> element(one, pack)).toList();
        List<Instrument.Grade> grades = file.list("grades").stream()
                .map(one -> one.only("code", "from", "name"))
                .map(one -> new Instrument.Grade(one.text("code"), decimal(one, "from", pack), one.bilingual("name")))
                .toList();
        if (elements.isEmpty() || grades.isEmpty()) {
            pack.fault(file.place(), "pack.survey.empty");
        }
        for (int i = 1; i < grades.size(); i++) {
            if (grades.get(i).from().compareTo(grades.get(i - 1).from()) >= 0) {
                pack.fault(file.place("grades"), "pack.survey.grades");
            }
        }
        return new Instrument(
                whole(file, "version", pack),
                file.bilingual("name"),
                file.text("basis"),
                new Instrument.Weight(whole(weight, "of", pack), whole(weight, "in", pack)),
                whole(file, "conversion", pack),
                new Instrument.Sample(
                        decimal(sample, "chi2", pack), decimal(sample, "p", pack), decimal(sample, "error", pack)),
                elements,
                grades,
                file.list("profile").stream().map(one -> trait(one, pack)).toList());
    }

    private static Instrument.Element element(YamlNode node, PackReading pack) {
        node.only("code", "name", "question", "answers", "certain");
        String code = node.text("code");
        pack.define("surveyElement", code, node.place("code"));
        List<YamlNode> answers = node.list("answers");
        if (answers.size() != ANSWERS || !code.matches("[A-Z]\\d{1,2}")) {
            pack.fault(node.place(), "pack.survey.element", code, ANSWERS);
        }
        return new Instrument.Element(
                code,
                node.bilingual("name"),
                node.bilingual("question"),
                answers.stream().map(YamlNode::bilingual).toList(),
                node.flag("certain", true));
    }

    private static Instrument.Trait trait(YamlNode node, PackReading pack) {
        node.only("code", "name", "choices");
        String code = node.text("code");
        if (!SurveyTable.TRAITS.contains(code)) {
            pack.fault(node.place("code"), "pack.choice", "code", code, String.join(", ", SurveyTable.TRAITS));
        }
        return new Instrument.Trait(
                code,
                node.bilingual("name"),
                node.list("choices").stream()
                        .map(one -> one.only("code", "name"))
                        .map(one -> new Instrument.Choice(one.text("code"), one.bilingual("name")))
                        .toList());
    }

    private static int whole(YamlNode node, String key, PackReading pack) {
        String text = node.text(key);
        if (text.matches("[1-9]\\d{0,5}")) {
            return Integer.parseInt(text);
        }
        pack.fault(node.place(key), "pack.survey.number", key, text);
        return 1;
    }

    private static BigDecimal decimal(YamlNode node, String key, PackReading pack) {
        String text = node.text(key);
        if (text.matches("\\d{1,3}(\\.\\d{1,4})?")) {
            return new BigDecimal(text);
        }
        pack.fault(node.place(key), "pack.survey.number", key, text);
        return BigDecimal.ONE;
    }
}
