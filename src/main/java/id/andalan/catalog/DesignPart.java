package id.andalan.catalog;

import id.andalan.catalog.form.Form;
import id.andalan.pack.Fault.Place;
import id.andalan.pack.PackReading;
import id.andalan.pack.YamlNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the files of a service's folder beside the standard and the process. A file of another name is a slip, not an ornament. */
final class DesignPart {
    private static final Pattern TASK_FORM = Pattern.compile("task-([A-Za-z_][A-Za-z0-9_-]{0,59})\\.schema\\.json");
    private static final Pattern DECISION = Pattern.compile("[a-z][a-z0-9-]{0,39}\\.dmn");

    private DesignPart() {}

    static @Nullable Design read(String folder, YamlNode yaml, PackReading pack) {
        String parent = "services/" + folder;
        String form = null;
        String document = null;
        Map<String, String> taskForms = new TreeMap<>();
        Map<String, String> decisions = new TreeMap<>();
        for (String name : pack.files(parent)) {
            String file = parent + "/" + name;
            Matcher task = TASK_FORM.matcher(name);
            if (name.equals("form.schema.json")) {
                form = form(file, pack);
            } else if (name.equals("document.html")) {
                document = pack.text(file).orElse("");
            } else if (task.matches()) {
                taskForms.put(task.group(1), form(file, pack));
            } else if (DECISION.matcher(name).matches()) {
                decisions.put(name, pack.text(file).orElse(""));
            } else if (!name.equals("service.yaml") && !name.equals("process.bpmn")) {
                pack.fault(new Place(file, 0), "pack.service.file");
            }
        }
        Handling handling = HandlingFile.read(new ServiceNode(yaml, pack));
        boolean none = form == null && document == null && taskForms.isEmpty() && decisions.isEmpty();
        return none && handling.equals(Handling.NONE)
                ? null
                : new Design(form, taskForms, decisions, document, handling);
    }

    /** The text as it is written; what is wrong with the form in it goes to the pack. */
    private static String form(String file, PackReading pack) {
        String text = pack.text(file).orElse("");
        if (pack.isSound(file)) {
            Form.read(text, (line, code, args) -> pack.fault(new Place(file, line), code, args));
        }
        return text;
    }
}
