package id.andalan.document.verify;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * Whether a signature is written as our own signer writes it. Some of its fields no signature covers and no verifier asks for: it is
 * put together anew from what does count, and must come out the same to the last byte.
 */
final class Plain {
    private Plain() {}

    static boolean isPlain(byte[] encoded, List<X509Certificate> certificates, X509Certificate signer)
            throws IOException, CertificateEncodingException {
        SignedData data = SignedData.getInstance(
                ContentInfo.getInstance(ASN1Primitive.fromByteArray(encoded)).getContent());
        SignerInfo info = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
        if (data.getDigestAlgorithms().size() != 1
                || !Cms.isSha256(AlgorithmIdentifier.getInstance(
                        data.getDigestAlgorithms().getObjectAt(0)))
                || !isSimple(info.getDigestEncryptionAlgorithm())) {
            return false;
        }
        ASN1EncodableVector all = new ASN1EncodableVector();
        for (X509Certificate certificate : certificates) {
            all.add(ASN1Primitive.fromByteArray(certificate.getEncoded()));
        }
        SignedData again = new SignedData(
                new DERSet(AlgorithmIdentifier.getInstance(
                        data.getDigestAlgorithms().getObjectAt(0))),
                new ContentInfo(CMSObjectIdentifiers.data, null),
                new DERSet(all),
                null,
                new DERSet(again(info, signer)));
        byte[] anew = new ContentInfo(CMSObjectIdentifiers.signedData, again).getEncoded("DER");
        return Arrays.equals(anew, encoded);
    }

    private static SignerInfo again(SignerInfo info, X509Certificate signer) {
        ASN1Set unsigned = info.getUnauthenticatedAttributes();
        return new SignerInfo(
                new SignerIdentifier(new IssuerAndSerialNumber(
                        X500Name.getInstance(signer.getIssuerX500Principal().getEncoded()), signer.getSerialNumber())),
                info.getDigestAlgorithm(),
                new DERSet(info.getAuthenticatedAttributes().toArray()),
                info.getDigestEncryptionAlgorithm(),
                info.getEncryptedDigest(),
                unsigned == null ? null : new DERSet(unsigned.toArray()));
    }

    private static boolean isSimple(AlgorithmIdentifier algorithm) {
        ASN1Encodable parameters = algorithm.getParameters();
        return parameters == null || DERNull.INSTANCE.equals(parameters);
    }
}
