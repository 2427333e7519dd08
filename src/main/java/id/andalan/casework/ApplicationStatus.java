package id.andalan.casework;

import java.util.Locale;

/** Where an application stands, as the applicant sees it. */
public enum ApplicationStatus {
    /** The agency works on it. */
    OPEN,
    /** It waits for the applicant; the agency's clock stands still. */
    WAITING,
    GRANTED,
    REFUSED,
    /** Taken back by the applicant, or given up because no answer came. */
    WITHDRAWN;

    public boolean isOpen() {
        return this == OPEN || this == WAITING;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ApplicationStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
