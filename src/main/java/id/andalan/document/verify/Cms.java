package id.andalan.document.verify;

import id.andalan.document.sign.Names;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.jspecify.annotations.Nullable;

/** The signature itself (CMS, RFC 5652): over this digest, by this certificate, encoded in the one right way. */
final class Cms {
    private Cms() {}

    /** Who signed. */
    record Result(String name, String position, String organisation, boolean trusted, boolean stamped) {}

    /** Empty when the signature does not hold. */
    static Optional<Result> check(byte[] encoded, byte[] digest, @Nullable Instant at, Authorities authorities) {
        try {
            ContentInfo info = ContentInfo.getInstance(ASN1Primitive.fromByteArray(encoded));
            CMSSignedData signed = new CMSSignedData(info);
            Collection<SignerInformation> signers = signed.getSignerInfos().getSigners();
            if (signers.size() != 1) {
                return Optional.empty();
            }
            SignerInformation signer = signers.iterator().next();
            List<X509Certificate> certificates = certificates(signed);
            Optional<X509Certificate> found =
                    certificates.stream().filter(one -> matches(signer, one)).findFirst();
            if (found.isEmpty() || !holds(signer, found.get(), digest)) {
                return Optional.empty();
            }
            boolean stamped = false;
            if (signer.getUnsignedAttributes() != null) {
                stamped = Stamp.holds(signer);
                if (!stamped && signer.getUnsignedAttributes().size() > 0) {
                    return Optional.empty();
                }
            }
            Trust.Path city = Trust.path(found.get(), certificates, authorities.city(), at);
            if (city.trusted() && !(Plain.isPlain(encoded, certificates, found.get()) && city.usesAll(certificates))) {
                return Optional.empty();
            }
            boolean trusted = city.trusted()
                    || Trust.path(found.get(), certificates, authorities.others(), at)
                            .trusted();
            return Optional.of(new Result(
                    Names.commonName(found.get()),
                    Names.position(found.get()),
                    Names.organisation(found.get()),
                    trusted,
                    stamped));
        } catch (IOException | CMSException | GeneralSecurityException | OperatorCreationException e) {
            return Optional.empty();
        }
    }

    private static List<X509Certificate> certificates(CMSSignedData signed) throws CertificateException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (X509CertificateHolder holder : signed.getCertificates().getMatches(null)) {
            certificates.add(new JcaX509CertificateConverter().getCertificate(holder));
        }
        return certificates;
    }

    private static boolean matches(SignerInformation signer, X509Certificate certificate) {
        return certificate.getSerialNumber().equals(signer.getSID().getSerialNumber())
                && signer.getSID().getIssuer() != null
                && Arrays.equals(
                        encoded(signer), certificate.getIssuerX500Principal().getEncoded());
    }

    private static byte[] encoded(SignerInformation signer) {
        try {
            return signer.getSID().getIssuer().getEncoded();
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private static boolean holds(SignerInformation signer, X509Certificate certificate, byte[] digest)
            throws CMSException, GeneralSecurityException, OperatorCreationException {
        AttributeTable attributes = signer.getSignedAttributes();
        if (attributes == null || !isSha256(signer.getDigestAlgorithmID())) {
            return false;
        }
        Attribute said = attributes.get(CMSAttributes.messageDigest);
        if (said == null
                || said.getAttrValues().size() != 1
                || !MessageDigest.isEqual(
                        digest,
                        ASN1OctetString.getInstance(said.getAttrValues().getObjectAt(0))
                                .getOctets())) {
            return false;
        }
        return namesCertificate(attributes, certificate) && signatureHolds(signer, certificate);
    }

    /** Over the signed attributes, which hold the digest of the file: the content itself is not needed. */
    private static boolean signatureHolds(SignerInformation signer, X509Certificate certificate)
            throws CMSException, OperatorCreationException {
        try {
            var verifier = new JcaSimpleSignerInfoVerifierBuilder()
                    .build(certificate)
                    .getContentVerifier(
                            new AlgorithmIdentifier(new ASN1ObjectIdentifier(signer.getEncryptionAlgOID())),
                            signer.getDigestAlgorithmID());
            try (var out = verifier.getOutputStream()) {
                out.write(signer.getEncodedSignedAttributes());
            }
            return verifier.verify(signer.getSignature());
        } catch (IOException e) {
            return false;
        }
    }

    /** The attribute that ties a signature to its certificate; older signatures have none. */
    private static boolean namesCertificate(AttributeTable attributes, X509Certificate certificate)
            throws GeneralSecurityException {
        Attribute named = attributes.get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        if (named == null) {
            return true;
        }
        ESSCertIDv2[] ids = SigningCertificateV2.getInstance(
                        named.getAttrValues().getObjectAt(0))
                .getCerts();
        return ids.length > 0
                && (!isSha256(ids[0].getHashAlgorithm())
                        || MessageDigest.isEqual(
                                ids[0].getCertHash(), Digest.sha256().digest(certificate.getEncoded())));
    }

    static boolean isSha256(AlgorithmIdentifier algorithm) {
        ASN1Encodable parameters = algorithm.getParameters();
        return algorithm.getAlgorithm().equals(NISTObjectIdentifiers.id_sha256)
                && (parameters == null || DERNull.INSTANCE.equals(parameters));
    }
}
