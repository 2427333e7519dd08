package id.andalan.survey;

import id.andalan.core.Refusal;
import id.andalan.core.Refusals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A questionnaire that was filled in.
 *
 * @param scores 1 to 4 by element, all of them
 * @param profile choices by trait; whatever was left out is not in it
 * @param comment what else they wished to say; may name people and is read by officers only until one releases it
 */
public record Questionnaire(Map<String, Integer> scores, Map<String, String> profile, String comment) {
    static final int LONGEST_COMMENT = 1_000;
    private static final int BEST = 4;

    /**
     * Reads a form: fields named as the elements and traits, and {@code comment}.
     *
     * @throws Refusals everything that is missing, at its field
     */
    public static Questionnaire read(Instrument instrument, Map<String, String> sent) {
        List<Refusal> refusals = new ArrayList<>();
        Map<String, Integer> scores = new LinkedHashMap<>();
        int number = 0;
        for (Instrument.Element element : instrument.elements()) {
            number++;
            String value = sent.getOrDefault(element.code(), "");
            if (value.matches("[1-" + BEST + "]")) {
                scores.put(element.code(), Integer.valueOf(value));
            } else {
                refusals.add(Refusal.at(element.code(), "survey.missing", number));
            }
        }
        Map<String, String> profile = new LinkedHashMap<>();
        for (Instrument.Trait trait : instrument.profile()) {
            String value = sent.getOrDefault(trait.code(), "");
            if (trait.choices().stream().anyMatch(choice -> choice.code().equals(value))) {
                profile.put(trait.code(), value);
            } else if (!value.isBlank()) {
                refusals.add(Refusal.at(trait.code(), "survey.choice"));
            }
        }
        String comment = sent.getOrDefault("comment", "").replace("\u0000", "").strip();
        if (comment.length() > LONGEST_COMMENT) {
            refusals.add(Refusal.at("comment", "survey.comment.long", LONGEST_COMMENT));
        }
        if (!refusals.isEmpty()) {
            throw new Refusals(refusals);
        }
        return new Questionnaire(scores, profile, comment);
    }
}
