package id.andalan.catalog;

import id.andalan.catalog.form.Form;
import id.andalan.core.NotFound;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The forms of published services, each read and compiled once. */
@Component
public class Forms {
    /** By their text: what was published never changes, and two versions often ask the same. */
    private final Map<String, Form> read = new ConcurrentHashMap<>();

    /**
     * What applicants of this version fill in.
     *
     * @throws NotFound when it cannot be asked for online
     */
    public Form of(Service service) {
        Design design = service.design();
        if (!service.online() || design == null || design.form() == null) {
            throw new NotFound("form of " + service.code());
        }
        return read.computeIfAbsent(design.form(), Form::stored);
    }

    /** What an official fills in at a task; empty when there is nothing to fill in. */
    public Optional<Form> ofTask(Service service, String task) {
        return Optional.ofNullable(service.design())
                .map(design -> design.taskForms().get(task))
                .map(text -> read.computeIfAbsent(text, Form::stored));
    }
}
