package id.andalan.agency;

import id.andalan.pack.PackReading;
import id.andalan.pack.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads what a kind of report asks: {@code questions} in {@code report-categories.yaml}. */
final class CategoryQuestions {
    private CategoryQuestions() {}

    static List<Category.Question> read(YamlNode entry, PackReading pack) {
        List<Category.Question> questions = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (YamlNode one : entry.list("questions")) {
            one.only("code", "type", "required", "label", "hint", "values");
            String code = one.text("code");
            if (!code.matches("[a-z0-9-]{1,40}") || !codes.add(code)) {
                pack.fault(one.place(), "pack.question.code", code);
            }
            Category.AnswerType type = one.choice("type", Category.AnswerType.class);
            List<Category.Choice> values = one.list("values").stream()
                    .map(value -> new Category.Choice(value.only("key", "name").text("key"), value.bilingual("name")))
                    .toList();
            if (type.isList() == values.isEmpty()) {
                pack.fault(one.place(), "pack.question.values", code);
            }
            questions.add(new Category.Question(
                    code,
                    type,
                    one.flag("required", false),
                    one.bilingual("label"),
                    one.find("hint").isPresent() ? one.bilingual("hint") : null,
                    values));
        }
        return questions;
    }
}
