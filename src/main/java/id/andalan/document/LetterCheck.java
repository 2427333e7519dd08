package id.andalan.document;

import id.andalan.document.sign.SigningKeys;
import id.andalan.document.verify.Authorities;
import id.andalan.document.verify.Finding;
import id.andalan.document.verify.SignedPdf;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The door for everybody who holds a signed PDF and wonders: is it ours, letter for letter, and does it still count? */
@Service
public class LetterCheck {
    private final Letters letters;
    private final SigningKeys keys;

    LetterCheck(Letters letters, SigningKeys keys) {
        this.letters = letters;
        this.keys = keys;
    }

    /**
     * What was found.
     *
     * @param finding of the file alone
     * @param letter of our register whose PDF this is to the last byte; what it says of validity and revocation is newer than the paper
     */
    public record Checked(Finding finding, Optional<Letter> letter) {}

    /** Looks at a file; nothing of it is kept. */
    public Checked check(byte[] pdf) {
        return check(pdf, List.of());
    }

    /**
     * Looks at a file.
     *
     * @param others authorities beside the city's own that are believed
     */
    public Checked check(byte[] pdf, List<X509Certificate> others) {
        return new Checked(SignedPdf.check(pdf, new Authorities(keys.authorities(), others)), letters.findByFile(pdf));
    }

    /** The city's own certificates, newest first: who has them can check files without us. */
    public List<X509Certificate> certificates() {
        return keys.authorities();
    }
}
