package id.andalan.catalog;

import id.andalan.catalog.decision.Decision;
import id.andalan.catalog.feel.Condition;
import id.andalan.catalog.form.Form;
import id.andalan.catalog.form.Question;
import id.andalan.catalog.process.ServiceProcess;
import id.andalan.catalog.process.Ways;
import id.andalan.core.Bilingual;
import id.andalan.document.template.Conditions;
import id.andalan.document.template.Frame;
import id.andalan.document.template.Template;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A version of a service that can be asked for online, with everything in it made ready for use. What is in the pack was checked when
 * it was loaded, so nothing here can be broken.
 *
 * @param conditions by flow
 * @param form what applicants fill in
 * @param taskForms what officials fill in, by task
 * @param decisions by file name
 * @param template of the paper that is issued; null when none is
 * @param ways the process, ready to be walked without the engine
 */
public record Blueprint(
        Service service,
        ServiceProcess process,
        Design design,
        Map<String, Condition> conditions,
        Form form,
        Map<String, Form> taskForms,
        Map<String, Decision> decisions,
        @Nullable Template template,
        Ways ways) {

    /** The conditions of templates are those of processes. */
    static final Conditions CONDITIONS = text -> Condition.parse(text).map(Blueprint::test);

    private static Conditions.Test test(Condition condition) {
        return new Conditions.Test() {
            @Override
            public Set<String> fields() {
                return condition.fields();
            }

            @Override
            public boolean holds(Map<String, Object> facts) {
                return condition.holds(facts);
            }
        };
    }

    /** Of a version that was found sound; empty when it cannot be asked for online. */
    public static Optional<Blueprint> of(Service service) {
        ServiceProcess process = service.process();
        Design design = service.design();
        if (process == null || design == null || !service.online()) {
            return Optional.empty();
        }
        Map<String, Form> taskForms = new HashMap<>();
        design.taskForms().forEach((task, text) -> taskForms.put(task, Form.stored(text)));
        Map<String, Decision> decisions = new HashMap<>();
        design.decisions().forEach((file, xml) -> decisions.put(file, Decision.of(file, xml)));
        return Optional.of(new Blueprint(
                service,
                process,
                design,
                conditions(process),
                Form.stored(String.valueOf(design.form())).noting(notes(design)),
                taskForms,
                decisions,
                design.document() == null
                        ? null
                        : Template.read(design.document(), CONDITIONS, (line, code, args) -> {})
                                .orElseThrow(),
                new Ways(process)));
    }

    /** Whoever fills in the form reads at each question what everybody will read of it. */
    private static Map<String, Bilingual> notes(Design design) {
        Handling.Paper paper = design.handling().document();
        Listing listing = paper == null ? null : paper.listing();
        return listing == null ? Map.of() : listing.notes();
    }

    /** The conditions of a process that was checked, by flow. */
    static Map<String, Condition> conditions(ServiceProcess process) {
        return process.flows().stream()
                .filter(flow -> flow.condition() != null)
                .collect(Collectors.toMap(
                        ServiceProcess.Flow::id,
                        flow -> Condition.parse(String.valueOf(flow.condition()))
                                .orElseThrow()));
    }

    /** What the form calls the value of a choice. */
    public Frame.Labels labels() {
        return (group, field, value) -> questions(group)
                .filter(question -> question.name().equals(field))
                .flatMap(question -> question.option(value).stream())
                .map(option -> option.label().id())
                .findFirst()
                .orElse(value);
    }

    /** A question of the form or of a task's form. */
    public Optional<Question> question(String name) {
        return questions(null).filter(one -> one.name().equals(name)).findFirst();
    }

    private Stream<Question> questions(@Nullable String group) {
        Stream<Question> all = Stream.concat(
                form.questions().stream(), taskForms.values().stream().flatMap(one -> one.questions().stream()));
        return group == null
                ? all
                : all.filter(question -> question.name().equals(group)).flatMap(one -> one.questions().stream());
    }

    public Handling handling() {
        return design.handling();
    }

    public ServiceProcess.Node node(String id) {
        return process.find(id).orElseThrow();
    }

    /** The agency that does a task of a case, by its code; empty: the agency of the case does it. */
    public Optional<String> agency(String task, Map<String, Object> facts) {
        String fact = handling().task(task).agency();
        return fact != null && facts.get(fact) instanceof String code ? Optional.of(code) : Optional.empty();
    }

    /** Working minutes that the standard gives a task of the agency. */
    public Optional<Integer> minutes(String task) {
        return service.delivery().steps().stream()
                .filter(step -> task.equals(step.task()))
                .findFirst()
                .map(Service.Step::minutes);
    }

    /** Words with which a task may end: going on first, then what the choice behind it compares with, in the order of the drawing. */
    public List<String> outcomes(String task) {
        Set<String> words = new LinkedHashSet<>();
        words.add(Handling.APPROVE);
        process.out(node(task)).stream()
                .map(flow -> node(flow.to()))
                .filter(next -> next.kind() == ServiceProcess.Kind.CHOICE)
                .flatMap(choice -> process.out(choice).stream())
                .map(flow -> conditions.get(flow.id()))
                .filter(condition -> condition != null)
                .forEach(condition -> words.addAll(condition.words(Handling.OUTCOME)));
        return List.copyOf(words);
    }

    /** What the service itself says on the button of an outcome; empty for a known word that it leaves as it is. */
    public Optional<Bilingual> outcomeName(String task, String outcome) {
        return Optional.ofNullable(handling().task(task).outcomes().get(outcome));
    }
}
