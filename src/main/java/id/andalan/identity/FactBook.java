package id.andalan.identity;

import java.util.Locale;
import java.util.Optional;

/** What the codes in facts of the journal are called. The modules that know them implement this as a bean. */
public interface FactBook {
    /**
     * A value in words.
     *
     * @param fact name of the fact: {@code ward}, {@code category}
     * @return empty when this module does not know it
     */
    Optional<String> say(String fact, String value, Locale locale);
}
