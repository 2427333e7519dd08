package id.andalan.document.template;

import org.jspecify.annotations.Nullable;

/**
 * One place where a template takes a fact.
 *
 * @param name the field, without what follows a dot
 * @param part what follows a dot ({@code jadwal.from}), else null
 * @param group the repeating group of the {@code data-each} around it; the name may be a field of that group or of the form
 * @param how the filter, {@code if} (in a condition), {@code each}, or null for a plain placeholder
 * @param line in the template, from 1
 */
public record Use(
        String name,
        @Nullable String part,
        @Nullable String group,
        @Nullable String how,
        int line) {}
