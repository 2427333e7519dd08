package id.andalan.catalog;

import id.andalan.core.Bilingual;
import id.andalan.pack.PackReading;
import id.andalan.pack.YamlNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads one {@code services/<code>/service.yaml}; every key of it is described in {@code docs/services.md}. */
final class ServiceFile {
    static final String KIND = "service";

    /** {@code true}: still being written, checked and never published. */
    static final String DRAFT = "draft";

    private static final String TOPIC = "topic";
    private static final String AGENCY = "agency";
    private static final String APPLICANT = "applicant";
    private static final Bilingual BY_APPLICANT = new Bilingual("Pemohon", "Applicant");
    private static final Bilingual NOTHING = new Bilingual("", "");

    private static final String[] KEYS = {
        "code",
        "version",
        DRAFT,
        "validFrom",
        "name",
        "summary",
        "keywords",
        "agency",
        "office",
        "audience",
        "topic",
        "who",
        "requirements",
        "procedure",
        "time",
        "fee",
        "product",
        "complaints",
        "management",
        "where",
        "sources",
        HandlingFile.KEY
    };

    private ServiceFile() {}

    static Service read(YamlNode yaml, String folder, PackReading pack) {
        ServiceNode file = new ServiceNode(yaml, pack).only(KEYS);
        code(file, folder, pack);
        return new Service(
                yaml.text("code"),
                (int) file.whole("version", 1, Integer.MAX_VALUE),
                yaml.date("validFrom"),
                yaml.bilingual("name"),
                yaml.bilingual("summary"),
                texts(file, "keywords"),
                home(file),
                file.some("audience").stream().map(one -> audience(one)).toList(),
                yaml.reference("topic", TOPIC),
                file.fact("who"),
                delivery(file),
                management(file),
                visit(file),
                texts(file, "sources"),
                null,
                null);
    }

    private static void code(ServiceNode file, String folder, PackReading pack) {
        String code = file.yaml().text("code");
        if (code.isEmpty()) {
            return;
        }
        if (!code.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*") || code.length() > 40) {
            file.fault(file.yaml().place("code"), "pack.service.code", code);
        } else if (!code.equals(folder)) {
            file.fault(file.yaml().place("code"), "pack.service.folder", folder, code);
        }
        // A draft that names itself as another service does not make that one wrong.
        if (code.equals(folder) || !file.yaml().flag(DRAFT, false)) {
            pack.define(KIND, code, file.yaml().place("code"));
        }
    }

    private static List<String> texts(ServiceNode file, String key) {
        return file.some(key).stream().map(one -> one.yaml().text()).toList();
    }

    private static Audience audience(ServiceNode entry) {
        String word = entry.yaml().text();
        Optional<Audience> audience = Audience.find(word);
        if (audience.isEmpty() && !word.isEmpty()) {
            String words = String.join(
                    ", ",
                    java.util.Arrays.stream(Audience.values())
                            .map(Audience::code)
                            .toList());
            entry.fault(entry.yaml().place(), "pack.choice", "audience", word, words);
        }
        return audience.orElse(Audience.RESIDENT);
    }

    /** {@code agency: disnaker}, or {@code agency: {code: disnaker, certain: false}}. */
    private static Service.Home home(ServiceNode file) {
        Service.Office office = file.yaml().find("office").isPresent()
                ? file.yaml().choice("office", Service.Office.class)
                : Service.Office.AGENCY;
        Optional<ServiceNode> agency = file.part("agency");
        if (agency.isEmpty()) {
            return new Service.Home("", true, office);
        }
        YamlNode node = agency.get().yaml();
        if (node.isText()) {
            return new Service.Home(file.yaml().reference("agency", AGENCY), true, office);
        }
        node.only("code", "certain");
        return new Service.Home(node.reference("code", AGENCY), node.flag("certain", true), office);
    }

    private static Service.Delivery delivery(ServiceNode file) {
        Amount time = file.time("time");
        List<ServiceNode> steps = file.some("procedure");
        List<Service.Step> read = steps.stream().map(ServiceFile::step).toList();
        long sum = 0;
        for (int i = 0; i < read.size() && time.value() != null; i++) {
            Integer minutes = read.get(i).minutes();
            sum += minutes == null ? 0 : minutes;
            if (minutes != null && sum > time.value()) {
                ServiceNode step = steps.get(i);
                step.fault(step.yaml().place(), "pack.service.time.steps", words(sum), words(time.value()));
                break;
            }
        }
        return new Service.Delivery(
                file.some("requirements").stream().map(ServiceFile::requirement).toList(),
                read,
                time,
                file.amount("fee", "rupiah"),
                file.fact("product"),
                file.fact("complaints"));
    }

    private static String words(long minutes) {
        return String.format(Locale.ROOT, "%.2f", minutes / 60.0);
    }

    private static Service.Requirement requirement(ServiceNode entry) {
        YamlNode node = entry.only("id", "en", "certain", "when", "note").yaml();
        return new Service.Requirement(
                new Fact(node.text("id"), node.text("en"), node.flag("certain", true)),
                entry.findBilingual("when"),
                entry.findBilingual("note"));
    }

    private static Service.Step step(ServiceNode entry) {
        YamlNode node = entry.only("name", "by", "task", "minutes", "hours", "days", "note", "certain")
                .yaml();
        Optional<ServiceNode> by = entry.part("by");
        boolean applicant = by.isPresent() && by.get().yaml().isText();
        if (applicant && !by.get().yaml().text().equals(APPLICANT)) {
            entry.fault(node.place("by"), "pack.choice", "by", by.get().yaml().text(), APPLICANT + ", {id: …, en: …}");
        }
        return new Service.Step(
                node.bilingual("name"),
                applicant ? BY_APPLICANT : by.map(who -> who.yaml().bilingual()).orElse(NOTHING),
                applicant,
                entry.minutes(),
                entry.findBilingual("note"),
                node.findText("task").orElse(null),
                node.flag("certain", true));
    }

    private static Service.Management management(ServiceNode file) {
        Optional<ServiceNode> found = file.part("management");
        ServiceNode part = found.orElse(file);
        if (found.isEmpty()) {
            Fact none = new Fact("", "", true);
            return new Service.Management(
                    List.of(), List.of(), List.of(), List.of(), new Amount(null, null, null, true), none, none, none);
        }
        part.only(
                "legalBasis", "facilities", "competence", "supervision", "staff", "guarantee", "safety", "evaluation");
        return new Service.Management(
                part.facts("legalBasis"),
                part.facts("facilities"),
                part.facts("competence"),
                part.facts("supervision"),
                part.amount("staff", "people"),
                part.fact("guarantee"),
                part.fact("safety"),
                part.fact("evaluation"));
    }

    private static Service.Visit visit(ServiceNode file) {
        return file.part("where")
                .map(part -> part.only("counter", "hours"))
                .map(part -> new Service.Visit(part.fact("counter"), part.findFact("hours")))
                .orElse(new Service.Visit(new Fact("", "", true), null));
    }
}
