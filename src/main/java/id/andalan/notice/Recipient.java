package id.andalan.notice;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is to be told. Holds ids only; an address is looked up when a message is sent and stored nowhere else.
 *
 * @param key account id, agency code, or id of the record behind a private link
 * @param contact how to reach somebody without account, as kept by the identity module; null: only on the page
 * @param language {@code id} or {@code en}, of what is sent; pages speak the reader's language
 */
public record Recipient(Kind kind, String key, @Nullable UUID contact, String language) {
    private static final String INDONESIAN = "id";

    /** Where the notice is read. */
    public enum Kind {
        /** By one account, on every page's bell. */
        ACCOUNT,
        /** By everybody who works for the agency. */
        AGENCY,
        /** On the page behind a private link. */
        LINK
    }

    public static Recipient account(UUID account) {
        return new Recipient(Kind.ACCOUNT, account.toString(), null, INDONESIAN);
    }

    public static Recipient agency(String code) {
        return new Recipient(Kind.AGENCY, code, null, INDONESIAN);
    }

    public static Recipient link(UUID record, @Nullable UUID contact) {
        return new Recipient(Kind.LINK, record.toString(), contact, INDONESIAN);
    }

    public Recipient in(String otherLanguage) {
        return new Recipient(kind, key, contact, otherLanguage);
    }
}
