package id.andalan.casework.web;

import id.andalan.catalog.form.FormFault;
import id.andalan.core.Bilingual;
import id.andalan.core.Refusal;
import id.andalan.core.Refusals;
import id.andalan.core.web.Faults;
import id.andalan.core.web.Problems;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What is wrong with answers, in the reader's words, at the inputs. */
@Component
public class FormFaults {
    private final Problems problems;

    FormFaults(Problems problems) {
        this.problems = problems;
    }

    /**
     * At the inputs of these answers.
     *
     * @param prefix before the names of the inputs
     */
    public Faults of(List<FormFault> faults, String prefix, Locale locale) {
        return of(faults.stream().map(fault -> refusal(fault, prefix, locale)).toList(), locale);
    }

    public Faults of(List<Refusal> refusals, Locale locale) {
        return refusals.isEmpty() ? Faults.NONE : Faults.of(new Refusals(refusals), problems, locale);
    }

    public String text(FormFault fault, Locale locale) {
        return problems.text(refusal(fault, "", locale), locale);
    }

    public Refusal refusal(FormFault fault, String prefix, Locale locale) {
        Object[] args = fault.args().stream().map(arg -> word(arg, locale)).toArray();
        return Refusal.at(prefix + fault.path(), fault.code(), args);
    }

    private static Object word(Object arg, Locale locale) {
        return switch (arg) {
            case Bilingual words -> words.in(locale);
            case LocalDate day ->
                DateTimeFormatter.ofPattern("d MMMM yyyy", locale).format(day);
            default -> arg;
        };
    }
}
