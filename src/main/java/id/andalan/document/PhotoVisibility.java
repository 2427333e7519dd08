package id.andalan.document;

/** Who may see a photo; the owner of its subject decides whom each word means. */
public enum PhotoVisibility {
    /** Everybody who may see the subject. */
    PUBLIC,
    /** Those whom it concerns: who reported it, by account or private link, and the officers. */
    PARTIES,
    /** Officers only. */
    INTERNAL
}
