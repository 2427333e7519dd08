package id.andalan.document.sign;

import id.andalan.identity.KeyRing;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Remembers, sealed, by which NIK a signer is known at the signing service, so that it is typed once and not for every letter. */
@Component
public class SignerNiks {
    private final SigningKeyTable table;
    private final KeyRing ring;

    SignerNiks(SigningKeyTable table, KeyRing ring) {
        this.table = table;
        this.ring = ring;
    }

    public Optional<String> find(UUID account) {
        return table.findNik(account).map(nik -> ring.open(nik, account.toString()));
    }

    @Transactional
    public void remember(UUID account, String nik) {
        table.setNik(account, ring.seal(nik, account.toString()));
    }
}
