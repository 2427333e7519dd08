package id.andalan.document.sign;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/** An authority and a signer outside of any database. */
public final class TestKeys {
    public static final Instant AT = Instant.parse("2026-11-22T03:00:00Z");

    private final KeyMaker.Made authority;
    private final Pades.Key key;

    public TestKeys() {
        this("Pemerintah Kota Ternate");
    }

    public TestKeys(String government) {
        Instant from = AT.minus(Duration.ofDays(1));
        authority = KeyMaker.make(Names.authority(government), null, from, from.plus(Duration.ofDays(7300)));
        KeyMaker.Made made = KeyMaker.make(
                Names.signer(signing(), government),
                new KeyMaker.Issuer(authority.secret(), authority.certificate()),
                from,
                from.plus(Duration.ofDays(1800)));
        key = new Pades.Key(made.secret(), made.certificate(), authority.certificate());
    }

    public static Signing signing() {
        return new Signing(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "Dra. Hasna Umar, M.Si.",
                "Kepala Dinas Tenaga Kerja",
                "Dinas Tenaga Kerja",
                AT,
                null);
    }

    public X509Certificate authority() {
        return authority.certificate();
    }

    public byte[] sign(byte[] pdf) {
        return sign(pdf, null);
    }

    byte[] sign(byte[] pdf, @Nullable TimeStamps stamps) {
        return new Pades(stamps, ZoneId.of("Asia/Jayapura")).sign(pdf, key, "Ternate", AT);
    }

    /** As a new letter is signed: while it is written. */
    public byte[] write(PDDocument document) throws IOException {
        return new Pades(null, ZoneId.of("Asia/Jayapura")).write(document, key, "Ternate", AT);
    }
}
