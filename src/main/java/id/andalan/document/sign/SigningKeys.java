package id.andalan.document.sign;

import id.andalan.core.Ids;
import id.andalan.identity.KeyRing;
import id.andalan.region.City;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.x500.X500Name;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The city's own key store: an authority made at first use, and for each signer a key with a certificate in their name. It lies in the
 * database, so all servers have the same, and in every backup; the private keys are sealed with the server's key ring, which is in
 * neither.
 */
@Component
public class SigningKeys {
    private static final Duration AUTHORITY_LIVES = Duration.ofDays(20 * 365);
    private static final Duration SIGNER_LIVES = Duration.ofDays(5 * 365);

    /** An authority younger than its signers' certificates would outlive is replaced in time. */
    private static final Duration AUTHORITY_LAST = SIGNER_LIVES.plusDays(30);

    private static final Duration SIGNER_LAST = Duration.ofDays(30);

    /** Clocks of readers may be a little behind. */
    private static final Duration BEFORE = Duration.ofMinutes(5);

    private final SigningKeyTable table;
    private final KeyRing ring;
    private final City city;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Map<UUID, Opened> opened = new ConcurrentHashMap<>();

    SigningKeys(SigningKeyTable table, KeyRing ring, City city, TransactionTemplate transaction, Clock clock) {
        this.table = table;
        this.ring = ring;
        this.city = city;
        this.transaction = transaction;
        this.clock = clock;
    }

    private record Opened(PrivateKey secret, X509Certificate certificate) {}

    /** The key of a signer, made or renewed when there is none with this name and position. */
    Pades.Key of(Signing signing) {
        X500Name name = Names.signer(signing, city.profile().government().id());
        SigningKeyTable.InForce there = table.inForce(signing.account());
        if (there.authority() != null
                && isGood(there.authority(), AUTHORITY_LAST)
                && there.signer() != null
                && isGood(there.signer(), name, SIGNER_LAST)) {
            return key(there.authority(), there.signer());
        }
        SigningKeyTable.Row authority = authority();
        return key(
                authority,
                current(
                        () -> table.find(signing.account()),
                        name,
                        signing.account(),
                        authority,
                        SIGNER_LIVES,
                        SIGNER_LAST));
    }

    private Pades.Key key(SigningKeyTable.Row authority, SigningKeyTable.Row signer) {
        Opened key = open(signer);
        return new Pades.Key(key.secret(), key.certificate(), open(authority).certificate());
    }

    private boolean isGood(SigningKeyTable.Row row, X500Name name, Duration last) {
        return row.holder().equals(name.toString()) && isGood(row, last);
    }

    private boolean isGood(SigningKeyTable.Row row, Duration last) {
        return row.validTo().isAfter(clock.instant().plus(last));
    }

    private SigningKeyTable.Row authority() {
        X500Name name = Names.authority(city.profile().government().id());
        Optional<SigningKeyTable.Row> there = table.findAuthority();
        // Its name may be outdated: a new one would only make more of them.
        if (there.isPresent() && isGood(there.get(), AUTHORITY_LAST)) {
            return there.get();
        }
        return current(table::findAuthority, name, null, null, AUTHORITY_LIVES, AUTHORITY_LAST);
    }

    private interface Finder {
        Optional<SigningKeyTable.Row> find();
    }

    /** The key in force; made when there is none, replaced when its name is another or it ends soon. One server does it, all agree. */
    private SigningKeyTable.Row current(
            Finder finder,
            X500Name name,
            @Nullable UUID account,
            SigningKeyTable.@Nullable Row authority,
            Duration lives,
            Duration last) {
        for (int attempt = 0; attempt < 3; attempt++) {
            Instant now = clock.instant();
            Optional<SigningKeyTable.Row> there = finder.find();
            if (there.isPresent() && isGood(there.get(), name, last)) {
                return there.get();
            }
            transaction.executeWithoutResult(status -> {
                there.ifPresent(old -> table.retire(old.id(), now));
                insert(name, account, authority, now, lives);
            });
        }
        return finder.find().orElseThrow();
    }

    private void insert(
            X500Name name,
            @Nullable UUID account,
            SigningKeyTable.@Nullable Row authority,
            Instant now,
            Duration lives) {
        KeyMaker.Issuer issuer = null;
        if (authority != null) {
            Opened key = open(authority);
            issuer = new KeyMaker.Issuer(key.secret(), key.certificate());
        }
        Instant to = now.plus(lives);
        KeyMaker.Made made = KeyMaker.make(name, issuer, now.minus(BEFORE), to);
        UUID id = Ids.next();
        try {
            KeyRing.Sealed secret =
                    ring.seal(Base64.getEncoder().encodeToString(made.secret().getEncoded()), id.toString());
            table.insert(
                    new SigningKeyTable.Row(
                            id, name.toString(), secret, made.certificate().getEncoded(), to),
                    account,
                    made.certificate().getSerialNumber(),
                    now);
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    private Opened open(SigningKeyTable.Row row) {
        return opened.computeIfAbsent(row.id(), id -> {
            try {
                byte[] encoded = Base64.getDecoder().decode(ring.open(row.secret(), id.toString()));
                return new Opened(
                        KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded)),
                        certificate(row.certificate()));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static X509Certificate certificate(byte[] encoded) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The certificates of the city's own authorities, newest first; empty as long as nothing was signed here. */
    public List<X509Certificate> authorities() {
        return table.listAuthorities().stream().map(SigningKeys::certificate).toList();
    }
}
