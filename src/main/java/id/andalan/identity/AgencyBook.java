package id.andalan.identity;

import java.util.Locale;
import java.util.SequencedMap;

/** The agencies an account can be bound to. The module that knows them implements this as a bean. */
public interface AgencyBook {
    /** Names of the agencies of today by code, in the order to show them. */
    SequencedMap<String, String> names(Locale locale);

    /** How officials call an agency, of today or of the past: {@code DLH}. The code itself when nobody knows it. */
    String shortName(String code);
}
