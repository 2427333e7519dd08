package id.andalan.catalog;

import id.andalan.catalog.decision.Decision;
import id.andalan.catalog.example.ExamplePart;
import id.andalan.catalog.form.Form;
import id.andalan.catalog.process.ServiceProcess;
import id.andalan.catalog.process.Ways;
import id.andalan.document.template.Template;
import id.andalan.pack.PackReading;
import id.andalan.pack.YamlNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads every part of a service that can be asked for online, checks that they fit each other, and runs its examples. */
final class BlueprintPart {
    static final String FORM = "form.schema.json";
    static final String DOCUMENT = "document.html";

    private BlueprintPart() {}

    /**
     * Checks a service.
     *
     * @param process with the lines of its file
     */
    static void check(
            String folder, Service service, @Nullable ServiceProcess process, YamlNode yaml, PackReading pack) {
        FolderFaults faults = new FolderFaults(folder, yaml, pack);
        Design design = service.design();
        if (design == null || design.form() == null) {
            withoutForm(design, folder, faults);
            return;
        }
        Optional<Form> form = Form.read(design.form(), faults.in(FORM));
        Map<String, Form> taskForms = new TreeMap<>();
        design.taskForms().forEach((task, json) -> {
            String file = "task-" + task + ".schema.json";
            Form.read(json, faults.in(file)).ifPresent(read -> taskForms.put(task, read));
        });
        Map<String, Decision> decisions = new TreeMap<>();
        design.decisions()
                .forEach((file, xml) ->
                        Decision.read(file, xml, faults.in(file)).ifPresent(read -> decisions.put(file, read)));
        Optional<Template> document = Optional.ofNullable(design.document())
                .flatMap(html -> Template.read(
                        html, Blueprint.CONDITIONS, (line, code, args) -> faults.add(DOCUMENT, line, code, args)));
        if (process == null) {
            faults.add(FORM, 1, "pack.blueprint.process");
        }
        // What cannot be read would only be reported twice as missing.
        if (process == null || form.isEmpty() || !pack.isSoundIn("services/" + folder)) {
            return;
        }
        Blueprint blueprint = new Blueprint(
                service,
                process,
                design,
                Blueprint.conditions(process),
                form.get(),
                taskForms,
                decisions,
                document.orElse(null),
                new Ways(process));
        new ServiceCheck(blueprint, faults).check();
        if (pack.isSoundIn("services/" + folder)) {
            ExamplePart.run(folder, blueprint, pack);
        }
    }

    private static void withoutForm(@Nullable Design design, String folder, FolderFaults faults) {
        boolean more = design != null
                && !(design.taskForms().isEmpty() && design.decisions().isEmpty() && design.document() == null);
        if (more || !faults.pack().files("services/" + folder + "/examples").isEmpty()) {
            faults.add("service.yaml", 1, "pack.blueprint.form");
        }
    }
}
