package id.andalan.catalog;

import java.util.Locale;

/**
 * One statement of a service standard in Indonesian and English.
 *
 * @param certain false while it still has to be confirmed by the agency; pages say so beside it
 */
public record Fact(String id, String en, boolean certain) {
    public String in(Locale locale) {
        return locale.getLanguage().equals("en") ? en : id;
    }
}
