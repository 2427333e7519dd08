package id.andalan.document;

/** The life of a letter: ORDERED → (AWAITING →) SIGNED; FAILED goes back to ORDERED by {@link Letters#retry}. */
public enum LetterStatus {
    /** Has its number; the PDF is being made. */
    ORDERED,
    /** The PDF waits for the passphrase of its signer. */
    AWAITING,
    /** Issued. */
    SIGNED,
    /** Tried several times in vain; the reason is known and somebody must look. */
    FAILED
}
