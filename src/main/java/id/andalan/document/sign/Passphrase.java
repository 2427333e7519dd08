package id.andalan.document.sign;

/** What a signer gives at the moment of signing. Lives as long as the request; no text form, so that no log can hold it. */
public final class Passphrase {
    private final String nik;
    private final String words;

    /**
     * Takes what was typed.
     *
     * @param nik 16 digits by which the signing service knows the signer
     * @param words the passphrase, as typed
     */
    public Passphrase(String nik, String words) {
        this.nik = nik;
        this.words = words;
    }

    String nik() {
        return nik;
    }

    String words() {
        return words;
    }

    @Override
    public String toString() {
        return "Passphrase";
    }
}
