package id.andalan.core;

import java.util.Locale;

/** A name or text of the city's data in Indonesian (ISO 639 {@code id}) and English. */
public record Bilingual(String id, String en) {
    /** The language of the command line and of whatever no reader asked in another. */
    public static final Locale INDONESIAN = Locale.of("id");

    /** English for English readers, Indonesian for everybody else. */
    public String in(Locale locale) {
        return locale.getLanguage().equals("en") ? en : id;
    }
}
