package id.andalan.document.sign;

import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** Names in certificates, as X.520 lets them be. */
public final class Names {
    private static final int LONGEST = 64;

    private Names() {}

    static X500Name authority(String government) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "ID")
                .addRDN(BCStyle.O, cut(government))
                .addRDN(BCStyle.CN, cut("Tanda Tangan Elektronik " + government))
                .build();
    }

    static X500Name signer(Signing signing, String government) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "ID")
                .addRDN(BCStyle.O, cut(government))
                .addRDN(BCStyle.OU, cut(signing.agency()))
                .addRDN(BCStyle.T, cut(signing.position()))
                .addRDN(BCStyle.CN, cut(signing.name()))
                .build();
    }

    private static String cut(String text) {
        String clean = text.strip();
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST).strip();
    }

    /** Who the holder of a certificate is. */
    public static String commonName(X509Certificate certificate) {
        return part(certificate, BCStyle.CN);
    }

    /** The holder's position; empty when the certificate says none. */
    public static String position(X509Certificate certificate) {
        return part(certificate, BCStyle.T);
    }

    /** The holder's office, else organisation; empty when the certificate says none. */
    public static String organisation(X509Certificate certificate) {
        String unit = part(certificate, BCStyle.OU);
        return unit.isEmpty() ? part(certificate, BCStyle.O) : unit;
    }

    private static String part(X509Certificate certificate, ASN1ObjectIdentifier kind) {
        RDN[] found = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded())
                .getRDNs(kind);
        return found.length == 0 ? "" : text(found[0].getFirst().getValue());
    }

    private static String text(ASN1Encodable value) {
        return value instanceof ASN1String string ? string.getString() : "";
    }
}
