package id.andalan.document.sign;

import id.andalan.region.City;
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
        byte[] signed = new Pades(stamps, city.zone())
                .sign(pdf, keys.of(signing), city.profile().shortName(), signing.at());
        return new Signed(signed, null);
    }
}
