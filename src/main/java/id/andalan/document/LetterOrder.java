package id.andalan.document;

import id.andalan.core.Bilingual;
import id.andalan.document.template.Frame;
import id.andalan.document.template.Template;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document that is to be issued.
 *
 * @param kind code of the service
 * @param title what the document is called; the Indonesian stands in the PDF's properties, both on the verification page
 * @param agency code of the agency whose register the number is taken from
 * @param register short word of the register, at most 20 letters and digits
 * @param subject what it is about
 * @param template checked when the service was published
 * @param facts of the case, as conditions see them; they may hold personal data and are kept sealed
 * @param labels what the form calls the values of its choices
 * @param validUntil last day on which it is valid; null: for ever
 */
public record LetterOrder(
        String kind,
        Bilingual title,
        String agency,
        String register,
        NumberPattern pattern,
        Subject subject,
        Template template,
        Map<String, Object> facts,
        Frame.Labels labels,
        @Nullable LocalDate validUntil,
        Signatory signatory) {

    /**
     * The record that the document belongs to.
     *
     * @param type the word that its {@link FileAccess} answers to, e.g. {@code application}
     * @param number as people know it
     * @param filed the day it was filed, in the city's zone
     */
    public record Subject(String type, UUID id, String number, LocalDate filed) {}

    /**
     * Who signs.
     *
     * @param account whose key signs
     * @param position printed above the name, e.g. {@code Kepala Dinas Tenaga Kerja}
     * @param idNumber NIP of a civil servant, printed below the name; null when there is none
     */
    public record Signatory(
            UUID account,
            String name,
            String position,
            @Nullable String idNumber) {}
}
