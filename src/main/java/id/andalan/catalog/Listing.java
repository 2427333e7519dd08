package id.andalan.catalog;

import id.andalan.core.Bilingual;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The public register that a service keeps of its valid papers. Only fields that are named here are public, and only with the
 * applicant's consent or on a legal ground (UU 27/2022 art. 20).
 *
 * @param consent the answer with which the applicant agrees; null: it needs none, since {@code basis} says so
 * @param basis legal ground of a register without consent; null where there is consent
 * @param fields in the order shown; an entry without the first one is not in the register
 */
public record Listing(
        Bilingual title,
        @Nullable Allowance consent,
        @Nullable Fact basis,
        List<Field> fields) {

    /**
     * A field that is public.
     *
     * @param label what readers of the register call it; null: as the form asks it
     * @param allowedBy the answer that allows this field; null: allowed with the whole
     */
    public record Field(
            String name,
            @Nullable Bilingual label,
            @Nullable Allowance allowedBy) {}

    /** An answer of the applicant: the choice, one of several choices, or {@code true}. */
    public record Allowance(String question, String answer) {
        boolean isGiven(Map<String, ?> facts) {
            Object given = facts.get(question);
            return given instanceof List<?> several ? several.contains(answer) : answer.equals(String.valueOf(given));
        }
    }

    private static final Bilingual OPEN = new Bilingual("Tampil di daftar umum.", "Shown in the public register.");

    private static final Bilingual AGREED = new Bilingual(
            "Tampil di daftar umum bila Anda menyetujuinya di formulir ini.",
            "Shown in the public register if you agree to it in this form.");

    private static final Bilingual CONSENT = new Bilingual(
            "Daftar umum dapat dibaca siapa saja. Persetujuan boleh ditarik kapan saja lewat halaman permohonan Anda.",
            "Anybody can read the public register. You may withdraw your consent at any time on the page of your application.");

    /** What the form says at its questions, so that nobody is surprised by what is public. */
    Map<String, Bilingual> notes() {
        Map<String, Bilingual> notes = new LinkedHashMap<>();
        fields.forEach(field -> notes.put(field.name, consent == null ? OPEN : AGREED));
        if (consent != null) {
            notes.put(consent.question, CONSENT);
        }
        return notes;
    }

    /** What is public of a case; empty when nothing is. */
    Optional<Map<String, Object>> entry(Map<String, ?> facts) {
        if (consent != null && !consent.isGiven(facts)) {
            return Optional.empty();
        }
        Map<String, Object> entry = new LinkedHashMap<>();
        for (Field field : fields) {
            Object value = facts.get(field.name);
            boolean allowed = field.allowedBy == null || field.allowedBy.isGiven(facts);
            if (allowed && value != null && !value.toString().isBlank()) {
                entry.put(field.name, value);
            }
        }
        return entry.containsKey(fields.getFirst().name()) ? Optional.of(entry) : Optional.empty();
    }
}
