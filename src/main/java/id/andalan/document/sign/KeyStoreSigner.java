package id.andalan.document.sign;

import id.andalan.region.City;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/** Signs with the keys of the city's own store, by the word of whoever approved the case. */
final class KeyStoreSigner implements Signer {
    private final SigningKeys keys;
    private final @Nullable TimeStamps stamps;
    private final City city;

    KeyStoreSigner(SigningKeys keys, @Nullable TimeStamps stamps, City city) {
        this.keys = keys;
        this.stamps = stamps;
        this.city = city;
    }

    @Override
    public boolean asksPassphrase() {
        return false;
    }

    @Override
    public Signed sign(byte[] pdf, Signing signing) {
        return new Signed(pades().sign(pdf, keys.of(signing), city.profile().shortName(), signing.at()), null);
    }

    @Override
    public Signed write(PDDocument document, Signing signing) throws IOException {
        return new Signed(
                pades().write(document, keys.of(signing), city.profile().shortName(), signing.at()), null);
    }

    private Pades pades() {
        return new Pades(stamps, city.zone());
    }
}
