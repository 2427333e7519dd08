package id.andalan.document.verify;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.util.List;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;

/** The word of a time-stamp server on a signature (RFC 3161), by its own certificate; whether we know that server is not asked. */
final class Stamp {
    private Stamp() {}

    static boolean holds(SignerInformation signer) {
        Attribute attribute = signer.getUnsignedAttributes().get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
        if (attribute == null || attribute.getAttrValues().size() != 1) {
            return false;
        }
        try {
            TimeStampToken token = new TimeStampToken(
                    ContentInfo.getInstance(attribute.getAttrValues().getObjectAt(0)));
            List<X509CertificateHolder> holders = token.getCertificates().getMatches(null).stream()
                    .filter(token.getSID()::match)
                    .toList();
            if (holders.size() != 1) {
                return false;
            }
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(holders.getFirst()));
            return MessageDigest.isEqual(
                    token.getTimeStampInfo().getMessageImprintDigest(),
                    Digest.sha256().digest(signer.getSignature()));
        } catch (TSPException
                | IOException
                | CertificateException
                | OperatorCreationException
                | IllegalArgumentException e) {
            return false;
        }
    }
}
