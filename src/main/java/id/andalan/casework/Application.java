package id.andalan.casework;

import id.andalan.catalog.Promise;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An application of a person for a service; without what was answered.
 *
 * @param number what people read out, year, running number, check digit
 * @param version of the service it was filed under; it keeps it
 * @param agency code of the agency that handles it
 * @param ward code of the ward it belongs to; null when the form does not ask
 * @param clock how its promised time stands
 * @param end how it ended
 * @param versionNo counts up with every step
 */
public record Application(
        UUID id,
        String number,
        String service,
        int version,
        String agency,
        @Nullable String ward,
        ApplicationStatus status,
        Applicant applicant,
        Promise clock,
        End end,
        int versionNo) {
    /** What its journal entries, files and letters hang on. */
    public static final String SUBJECT = "application";

    /**
     * Who asked.
     *
     * @param account null without an account
     * @param behalf filed by somebody else, with consent
     */
    public record Applicant(@Nullable UUID account, UUID contact, boolean behalf, String language) {}

    /**
     * How it ended; nothing of it while it is open.
     *
     * @param node end event that was reached
     * @param reason code of the reason for a refusal
     */
    public record End(
            @Nullable Instant at,
            @Nullable String node,
            @Nullable String reason) {
        static final End NONE = new End(null, null, null);
    }

    Application numbered(String its) {
        return with(its, status, clock, end, versionNo);
    }

    Application next() {
        return with(number, status, clock, end, versionNo + 1);
    }

    /** Ended by somebody's word, not at an end of the process. */
    Application ended(ApplicationStatus how, Instant at) {
        return with(number, how, clock, new End(at, null, null), versionNo + 1);
    }

    /** Refused: why. Anything else needs no reason. */
    Application because(String reason) {
        return status == ApplicationStatus.REFUSED || status.isOpen()
                ? with(number, status, clock, new End(end.at, end.node, reason), versionNo)
                : this;
    }

    Application standing(ApplicationStatus how, Promise when) {
        return with(number, how, when, end, versionNo + 1);
    }

    /** To be looked at again after a refusal; the promised time begins anew elsewhere. */
    Application reopened() {
        return with(number, ApplicationStatus.OPEN, clock, End.NONE, versionNo);
    }

    /** The same case under another version of its service. */
    Application under(int newer) {
        return new Application(id, number, service, newer, agency, ward, status, applicant, clock, end, versionNo);
    }

    private Application with(String its, ApplicationStatus how, Promise when, End ending, int no) {
        return new Application(id, its, service, version, agency, ward, how, applicant, when, ending, no);
    }
}
