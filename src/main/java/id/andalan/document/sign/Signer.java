package id.andalan.document.sign;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/** The door through which a PDF is signed. One implementation is at work, chosen by the settings. */
public interface Signer {
    /** Whether the signer must be there and give a passphrase; else letters are signed as soon as they are ordered. */
    boolean asksPassphrase();

    /**
     * Signs a PDF; may take two minutes when the signature is made elsewhere, so never call it in a transaction.
     *
     * @return the same PDF with a PAdES signature that covers all of it
     * @throws SignFault when it was not signed
     */
    Signed sign(byte[] pdf, Signing signing);

    /**
     * Writes a new document and signs it; as {@link #sign}, but who signs here need not read again what was just written.
     *
     * @throws SignFault when it was not signed
     */
    default Signed write(PDDocument document, Signing signing) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return sign(out.toByteArray(), signing);
    }

    /**
     * A signed PDF.
     *
     * @param outsideId by which the signing service knows it; null when it was signed here
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Signed(byte[] pdf, @Nullable String outsideId) {}
}
