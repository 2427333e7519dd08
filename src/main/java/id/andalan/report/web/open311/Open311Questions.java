package id.andalan.report.web.open311;

import id.andalan.agency.Category;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The answers to what a kind of report asks: checked against the definition, then put in words for whoever handles it. */
final class Open311Questions {
    private static final int LONGEST = 1_000;

    private Open311Questions() {}

    /** One line per answered question; attributes nobody asked for are left alone, since clients send many of their own. */
    static List<String> answers(Category category, Open311Parameters given, Locale locale) {
        List<String> lines = new ArrayList<>();
        for (Category.Question question : category.questions()) {
            List<String> answers = given.answers(question.code());
            if (answers.isEmpty()) {
                if (question.required()) {
                    throw Open311Fault.bad("open311.required", "attribute[" + question.code() + "]");
                }
                continue;
            }
            if (answers.size() > 1 && question.type() != Category.AnswerType.MULTIVALUELIST) {
                throw wrong(question);
            }
            List<String> words = answers.stream()
                    .map(answer -> word(question, answer, locale))
                    .toList();
            lines.add(question.label().in(locale) + ": " + String.join(", ", words));
        }
        return lines;
    }

    private static String word(Category.Question question, String answer, Locale locale) {
        if (answer.length() > LONGEST) {
            throw wrong(question);
        }
        return switch (question.type()) {
            case STRING, TEXT -> answer;
            case NUMBER -> {
                if (!answer.matches("[+-]?\\d{1,15}([.,]\\d{1,9})?")) {
                    throw wrong(question);
                }
                yield answer;
            }
            case DATETIME -> {
                if (!isTime(answer)) {
                    throw wrong(question);
                }
                yield answer;
            }
            case SINGLEVALUELIST, MULTIVALUELIST ->
                question.values().stream()
                        .filter(choice -> choice.key().equals(answer))
                        .map(choice -> choice.name().in(locale))
                        .findFirst()
                        .orElseThrow(() -> wrong(question));
        };
    }

    private static boolean isTime(String text) {
        try {
            if (text.length() == 10) {
                LocalDate.parse(text);
            } else {
                OffsetDateTime.parse(text);
            }
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static Open311Fault wrong(Category.Question question) {
        return Open311Fault.bad("open311.attribute", question.code());
    }
}
