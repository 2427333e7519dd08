package id.andalan.document.template;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a document says beside the facts of its case.
 *
 * @param specials values of {@link Template#SPECIALS}, texts or {@link LocalDate}s; one that is not there prints as a dash
 * @param regions names of regions
 * @param labels what people call a choice
 * @param letterhead well-formed XHTML of the city's head of letter
 * @param signature well-formed XHTML of the signature block
 */
public record Frame(
        Map<String, Object> specials, RegionNames regions, Labels labels, String letterhead, String signature) {

    /** What people call a value: the title of a choice, the name of an agency, of a place, of a thing that is borrowed. */
    @FunctionalInterface
    public interface Labels {
        /** Prints every value as it is. */
        Labels NONE = (group, field, value) -> value;

        /**
         * The title or name; the value itself when there is none.
         *
         * @param group the repeating group that the field stands in, else null
         */
        String label(@Nullable String group, String field, String value);
    }

    /** Names of wards and districts by code; the code itself for a code that nobody knows. */
    public interface RegionNames {
        String ward(String code);

        /** The name of a district, by its own code or that of a ward in it. */
        String district(String code);
    }
}
