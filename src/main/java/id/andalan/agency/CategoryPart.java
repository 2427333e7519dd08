package id.andalan.agency;

import id.andalan.core.Validity;
import id.andalan.pack.Editions;
import id.andalan.pack.PackPart;
import id.andalan.pack.PackReading;
import id.andalan.pack.YamlNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads {@code report-categories.yaml}. */
@Component
class CategoryPart implements PackPart {
    private static final String FILE = "report-categories.yaml";
    private static final String KIND = "category";
    private static final String GROUP = "group";
    /** Colour tokens that the style sheet knows. */
    private static final Set<String> COLORS = Set.of(
            "green", "teal", "blue", "indigo", "violet", "pink", "red", "orange", "amber", "lime", "stone", "slate");

    private static final double MOST_HOURS = 2_000;

    private final CategoryTable table;
    private final Editions editions;

    CategoryPart(CategoryTable table, Editions editions) {
        this.table = table;
        this.editions = editions;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public Runnable read(PackReading pack) {
        List<CategoryGroup> groups = new ArrayList<>();
        List<Category> categories = new ArrayList<>();
        Optional<String> city = pack.city();
        pack.yaml(FILE).ifPresent(file -> {
            file.only("groups", "categories");
            for (YamlNode entry : file.list("groups")) {
                entry.only("code", "name");
                pack.define(GROUP, entry.text("code"), entry.place());
                groups.add(new CategoryGroup(entry.text("code"), entry.bilingual("name")));
            }
            for (YamlNode entry : file.list("categories")) {
                categories.add(category(entry, city.orElse(""), pack));
            }
            pack.keep(KIND, table.list().stream().map(Category::code).toList(), FILE);
        });
        return () -> {
            table.replace(groups, categories);
            editions.changed(Categories.MEMORY);
        };
    }

    private static final String[] KEYS = {
        "code",
        "group",
        "name",
        "description",
        "keywords",
        "icon",
        "color",
        "agency",
        "responseHours",
        "resolutionHours",
        "urgency",
        "public",
        "certain",
        "validFrom",
        "validTo",
        "overrides",
        "questions"
    };

    private static Category category(YamlNode entry, String city, PackReading pack) {
        entry.only(KEYS);
        pack.define(KIND, entry.text("code"), entry.place());
        String color = entry.text("color");
        if (!COLORS.contains(color)) {
            pack.fault(entry.get("color").place(), "pack.choice", "color", color, String.join(", ", COLORS));
        }
        Validity validity = entry.validity("validFrom", "validTo");
        Duration response = hours(entry, "responseHours", pack);
        Duration resolution = hours(entry, "resolutionHours", pack);
        if (resolution.compareTo(response) < 0) {
            pack.fault(entry.get("resolutionHours").place(), "pack.category.hours");
        }
        return new Category(
                entry.text("code"),
                entry.reference("group", GROUP),
                entry.bilingual("name"),
                entry.bilingual("description"),
                entry.list("keywords").stream().map(YamlNode::text).toList(),
                entry.text("icon"),
                color,
                response,
                resolution,
                entry.choice("urgency", Urgency.class),
                entry.flag("public", true),
                entry.flag("certain", true),
                validity,
                duties(entry, city, validity, pack),
                CategoryQuestions.read(entry, pack));
    }

    private static Duration hours(YamlNode entry, String key, PackReading pack) {
        double hours = entry.number(key);
        if (!(hours > 0 && hours <= MOST_HOURS)) {
            pack.fault(entry.get(key).place(), "pack.category.time", key, (int) MOST_HOURS);
            return Duration.ofHours(1);
        }
        return Duration.ofMinutes(Math.round(hours * 60));
    }

    private static List<Category.Duty> duties(YamlNode entry, String city, Validity validity, PackReading pack) {
        YamlNode agency = entry.get("agency");
        List<Category.Duty> general = new ArrayList<>();
        if (agency.isList()) {
            entry.list("agency").forEach(one -> general.add(duty(one.only("agency", "from", "until"), city)));
        } else {
            general.add(new Category.Duty(city, entry.reference("agency", AgencyPart.KIND), Validity.ALWAYS));
        }
        if (!Categories.covers(general, validity)) {
            pack.fault(agency.place(), "pack.category.gap");
        }
        List<Category.Duty> duties = new ArrayList<>(general);
        for (YamlNode one : entry.list("overrides")) {
            one.only("area", "agency", "from", "until");
            duties.add(duty(one, one.reference("area", "region")));
        }
        return duties;
    }

    private static Category.Duty duty(YamlNode one, String area) {
        return new Category.Duty(area, one.reference("agency", AgencyPart.KIND), one.validity("from", "until"));
    }
}
