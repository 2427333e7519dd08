package id.andalan.document;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A letter in the public register of its service.
 *
 * @param version of the service under which it was issued
 * @param content by field, as JSON values: only what may be public
 * @param number of the letter, as printed
 * @param date of the letter
 * @param validUntil its last valid day; null: for ever
 */
public record PublicEntry(
        UUID letter,
        int version,
        Map<String, Object> content,
        String number,
        LocalDate date,
        @Nullable LocalDate validUntil) {

    /**
     * What is to be entered.
     *
     * @param kind code of the service
     * @param sort what the register is sorted by, in small letters
     * @param words everything that it is to be found by
     */
    public record Draft(String kind, int version, Map<String, Object> content, String sort, String words) {}

    /**
     * What somebody looks for.
     *
     * @param words beginnings of words, all of which must be there; letters and digits only
     * @param equal values that fields must have
     * @param day on which the letters must be valid
     */
    public record Wanted(String kind, java.util.List<String> words, Map<String, String> equal, LocalDate day) {}
}
