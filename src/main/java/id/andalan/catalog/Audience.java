package id.andalan.catalog;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who may ask for a service. */
public enum Audience {
    RESIDENT,
    BUSINESS,
    CIVIL_SERVANT,
    COMMUNITY;

    /** As packs, addresses and the API write it: {@code civil-servant}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Audience> find(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
