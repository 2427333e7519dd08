package id.andalan.core;

import java.util.Locale;

/** A name or text of the city's data in Indonesian (ISO 639 {@code id}) and English. */
public record Bilingual(String id, String en) {
    /** English for English readers, Indonesian for everybody else. */
    public String in(Locale locale) {
        return locale.getLanguage().equals("en") ? en : id;
    }
}
