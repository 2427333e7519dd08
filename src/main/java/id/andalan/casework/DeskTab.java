package id.andalan.casework;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The queues of the officials' inbox across services; the names are those of its addresses. */
public enum DeskTab {
    /** Taken by the reader, or by a colleague for whom the reader stands in today. */
    SAYA,
    /** Taken by nobody, and the reader's role may do it. */
    BEBAS,
    /** Everything the agency has to do, the signing of papers too. */
    TIM,
    /** It is the applicant's turn; the agency's clock stands still. */
    MENUNGGU,
    /** Ended within the last 90 days, newest first. */
    SELESAI;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<DeskTab> find(String code) {
        return Arrays.stream(values()).filter(tab -> tab.code().equals(code)).findFirst();
    }
}
