package id.andalan.survey;

import id.andalan.core.Bilingual;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The questionnaire and how it is counted, as {@code national/skm.yaml} says.
 *
 * @param version counts up whenever anything of it changes; answers keep theirs
 * @param weight of each element: a fraction, so that nine ninths are one
 * @param conversion from the scale 1–4 to 25–100
 * @param grades best first
 */
public record Instrument(
        int version,
        Bilingual name,
        String basis,
        Weight weight,
        int conversion,
        Sample sample,
        List<Element> elements,
        List<Grade> grades,
        List<Trait> profile) {

    /** {@code of / in}. */
    public record Weight(int of, int in) {}

    /** Krejcie and Morgan's constants: chi-square, share, error. */
    public record Sample(BigDecimal chi2, BigDecimal p, BigDecimal error) {}

    /**
     * One of the nine.
     *
     * @param answers four, the worst first: the first counts 1
     * @param certain false while its order or wording is to be checked against the regulation
     */
    public record Element(String code, Bilingual name, Bilingual question, List<Bilingual> answers, boolean certain) {}

    /** From this value on, rounded to two decimals. */
    public record Grade(String code, BigDecimal from, Bilingual name) {}

    /** Something people may say about themselves. */
    public record Trait(String code, Bilingual name, List<Choice> choices) {}

    /** One answer to it. */
    public record Choice(String code, Bilingual name) {}

    public Optional<Element> find(String element) {
        return elements.stream().filter(one -> one.code().equals(element)).findFirst();
    }

    /** The grade of a value with two decimals. */
    public Grade grade(BigDecimal value) {
        return grades.stream()
                .filter(grade -> value.compareTo(grade.from()) >= 0)
                .findFirst()
                .orElse(grades.getLast());
    }
}
