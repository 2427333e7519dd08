package id.andalan.catalog;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The files beside a service standard that let people ask for the service online, as they were written; the formats are described in
 * {@code docs/services.md}.
 *
 * @param form JSON Schema 2020-12 of what applicants fill in; null: cannot be asked for online
 * @param taskForms by task: JSON Schema of what an official fills in there
 * @param decisions by file name: DMN tables
 * @param document template of the paper that is issued; null when none is
 * @param handling how cases are handled
 */
public record Design(
        @Nullable String form,
        Map<String, String> taskForms,
        Map<String, String> decisions,
        @Nullable String document,
        Handling handling) {}
