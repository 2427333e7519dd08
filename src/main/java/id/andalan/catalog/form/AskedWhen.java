package id.andalan.catalog.form;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follow-up questions and when they are asked.
 *
 * @param tests all of which must hold
 * @param asked what is asked then
 * @param required what of it must be answered
 */
public record AskedWhen(List<Test> tests, Set<String> asked, Set<String> required) {
    /**
     * A look at an earlier answer; one that is not there never fits.
     *
     * @param values one of which it is
     * @param contains which it has among several
     * @param minimum which it is at least, {@code maximum} at most
     */
    public record Test(
            String field,
            List<Object> values,
            @Nullable String contains,
            @Nullable BigDecimal minimum,
            @Nullable BigDecimal maximum) {
        boolean holds(@Nullable Object answer) {
            if (answer == null) {
                return false;
            }
            if (contains != null) {
                return answer instanceof List<?> several && several.contains(contains);
            }
            if (minimum != null || maximum != null) {
                return Answers.number(answer)
                        .filter(number -> minimum == null || number.compareTo(minimum) >= 0)
                        .filter(number -> maximum == null || number.compareTo(maximum) <= 0)
                        .isPresent();
            }
            return values.stream().anyMatch(value -> Answers.same(value, answer));
        }
    }

    /** Whether it is asked, by these answers. */
    public boolean holds(Map<String, Object> answers) {
        return tests.stream().allMatch(test -> test.holds(answers.get(test.field())));
    }
}
