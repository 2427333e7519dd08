package id.andalan.catalog;

import id.andalan.catalog.process.Faults;
import id.andalan.catalog.process.ProcessCheck;
import id.andalan.catalog.process.ProcessFile;
import id.andalan.catalog.process.ServiceProcess;
import id.andalan.pack.Fault.Place;
import id.andalan.pack.PackReading;
import id.andalan.pack.YamlNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code services/<code>/process.bpmn} beside the standard it belongs to; a service may have none yet. */
final class ProcessPart {
    private ProcessPart() {}

    /** With the lines of the file. */
    static @Nullable ServiceProcess read(String folder, Service standard, YamlNode yaml, PackReading pack) {
        String file = "services/" + folder + "/process.bpmn";
        Faults faults = (line, code, args) -> pack.fault(new Place(file, line), code, args);
        Optional<ServiceProcess> process =
                pack.has(file) ? pack.text(file).flatMap(text -> ProcessFile.read(text, faults)) : Optional.empty();
        process.ifPresent(found -> {
            ProcessCheck.check(found, faults);
            found.agencyTasks().forEach(task -> deadline(task, standard, faults));
        });
        tasks(standard, process, yaml, pack);
        return process.orElse(null);
    }

    /** Work of the agency has its time in the standard: no case waits at a desk that promised nothing. */
    private static void deadline(ServiceProcess.Node task, Service standard, Faults faults) {
        List<Service.Step> steps = standard.delivery().steps().stream()
                .filter(step -> task.id().equals(step.task()))
                .toList();
        if (steps.size() != 1 || steps.getFirst().minutes() == null) {
            faults.add(task.line(), "pack.process.deadline", task.id());
        }
    }

    /** What a step calls a task must be one. */
    private static void tasks(Service standard, Optional<ServiceProcess> process, YamlNode yaml, PackReading pack) {
        List<YamlNode> steps = yaml.list("procedure");
        for (int i = 0; i < standard.delivery().steps().size(); i++) {
            String task = standard.delivery().steps().get(i).task();
            if (task != null && process.map(found -> !found.hasTask(task)).orElse(true)) {
                pack.fault(steps.get(i).place("task"), "pack.process.task", task);
            }
        }
    }
}
