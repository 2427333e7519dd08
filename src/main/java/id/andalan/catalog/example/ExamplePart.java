package id.andalan.catalog.example;

import id.andalan.catalog.Blueprint;
import id.andalan.catalog.Handling;
import id.andalan.core.WorkingCalendar;
import id.andalan.pack.Fault.Place;
import id.andalan.pack.PackReading;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads and runs the examples of a service; every difference from what they expect is a fault. */
public final class ExamplePart {
    private ExamplePart() {}

    /** Runs all examples of a service whose other parts are sound. */
    public static void run(String folder, Blueprint blueprint, PackReading pack) {
        String parent = "services/" + folder + "/examples";
        Set<Example.Kind> shown = EnumSet.noneOf(Example.Kind.class);
        Optional<WorkingCalendar> calendar = pack.shared(WorkingCalendar.class);
        for (String name : pack.files(parent)) {
            String file = parent + "/" + name;
            if (!name.endsWith(".yaml")) {
                pack.fault(new Place(file, 0), "pack.service.file");
                continue;
            }
            pack.yaml(file).ifPresent(yaml -> {
                Example example = new ExampleFile(blueprint, pack).read(yaml);
                shown.add(example.kind());
                // Without a calendar the city's own file is wrong, which is told there.
                if (pack.isSound(file) && calendar.isPresent()) {
                    ExampleFaults faults = (line, code, args) -> pack.fault(new Place(file, line), code, args);
                    new ExampleRun(
                                    blueprint,
                                    calendar.get(),
                                    example,
                                    day -> new PackWorld(day, pack, example.letters()),
                                    faults)
                            .run();
                }
            });
        }
        missing(folder, blueprint, shown, pack);
    }

    /** An example of each thing that can happen in the service, or a word that one is missing. */
    private static void missing(String folder, Blueprint blueprint, Set<Example.Kind> shown, PackReading pack) {
        Set<Example.Kind> possible = EnumSet.of(Example.Kind.GOOD, Example.Kind.OVERDUE);
        blueprint.process().agencyTasks().forEach(task -> {
            List<String> outcomes = blueprint.outcomes(task.id());
            if (outcomes.contains(Handling.RETURN)) {
                possible.add(Example.Kind.RETURN);
            }
            if (outcomes.contains(Handling.REFUSE)) {
                possible.add(Example.Kind.REFUSAL);
            }
        });
        possible.removeAll(shown);
        if (!possible.isEmpty()) {
            String words = String.join(
                    ", ",
                    possible.stream()
                            .map(kind -> kind.name().toLowerCase(java.util.Locale.ROOT))
                            .toList());
            pack.note(new Place("services/" + folder + "/examples", 0), "pack.example.missing", words);
        }
    }
}
