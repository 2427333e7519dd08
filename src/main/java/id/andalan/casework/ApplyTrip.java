package id.andalan.casework;

import id.andalan.catalog.Service;
import id.andalan.catalog.form.Form;
import id.andalan.catalog.form.FormFault;
import id.andalan.catalog.form.FormPage;
import id.andalan.catalog.form.FormWorld;
import id.andalan.catalog.form.Question;
import id.andalan.document.FileRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A draft with everything around it: which pages there are for these answers, and what is still to be done.
 *
 * @param service the version that the draft fills in
 * @param current the version that holds today; null when the service cannot be applied for any more
 * @param files of the draft
 * @param knowsContact the account knows how to reach the applicant
 */
public record ApplyTrip(
        Draft draft,
        Service service,
        @Nullable Service current,
        Form form,
        List<FileRef> files,
        FormWorld world,
        boolean knowsContact) {

    public String link() {
        return draft.link();
    }

    public Map<String, Object> answers() {
        return draft.content().answers();
    }

    /** Another version holds than the one the draft was begun with. */
    public boolean isOutdated() {
        return current == null || current.version() != service.version();
    }

    public ApplyTrip with(Draft other, List<FileRef> itsFiles, FormWorld itsWorld) {
        return new ApplyTrip(other, service, current, form, itsFiles, itsWorld, knowsContact);
    }

    /** The pages, without those on which nothing is asked. */
    public List<ApplyStep> steps() {
        Set<String> asked = form.asked(answers());
        List<ApplyStep> steps = new ArrayList<>();
        int number = 0;
        for (FormPage page : form.pages()) {
            number++;
            if (page.fields().stream().anyMatch(asked::contains)) {
                List<Question> questions = page.fields().stream()
                        .map(form::find)
                        .flatMap(Optional::stream)
                        .toList();
                steps.add(new ApplyStep(Integer.toString(number), page, questions));
            }
        }
        if (!knowsContact) {
            steps.add(ApplyStep.of(ApplyStep.CONTACT));
        }
        steps.add(ApplyStep.of(ApplyStep.CHECK));
        return steps;
    }

    public Optional<ApplyStep> find(String path) {
        return steps().stream().filter(step -> step.path().equals(path)).findFirst();
    }

    /** The one behind it; the last has none. */
    public Optional<ApplyStep> after(ApplyStep step) {
        List<ApplyStep> steps = steps();
        int at = place(step);
        return at + 1 < steps.size() ? Optional.of(steps.get(at + 1)) : Optional.empty();
    }

    public Optional<ApplyStep> before(ApplyStep step) {
        int at = place(step);
        return at > 0 ? Optional.of(steps().get(at - 1)) : Optional.empty();
    }

    /** From 0. */
    public int place(ApplyStep step) {
        return steps().stream().map(ApplyStep::path).toList().indexOf(step.path());
    }

    /** What is wrong with the whole of it as it stands. */
    public List<FormFault> faults() {
        return form.validate(answers(), world);
    }

    /** What is wrong on one page. */
    public List<FormFault> faults(ApplyStep step) {
        return faults().stream().filter(fault -> step.asks(fault.field())).toList();
    }

    /** The first page that still needs something; the last when none does. */
    public ApplyStep firstIncomplete() {
        List<FormFault> faults = faults();
        for (ApplyStep step : steps()) {
            boolean lacks = faults.stream().anyMatch(fault -> step.asks(fault.field()))
                    || (step.path().equals(ApplyStep.CONTACT) && draft.content().contact() == null);
            if (lacks) {
                return step;
            }
        }
        return steps().getLast();
    }

    /** The page on which a field is asked. */
    public Optional<ApplyStep> stepOf(String field) {
        return steps().stream().filter(step -> step.asks(field)).findFirst();
    }
}
