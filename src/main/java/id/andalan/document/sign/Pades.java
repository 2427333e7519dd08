package id.andalan.document.sign;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSAttributeTableGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;

/** Puts a PAdES-BASELINE-B signature (ETSI EN 319 142-1) into a PDF; with a time-stamp server, -T. */
final class Pades {
    /** Room for the signature in the file, in bytes; what is not used stays as zeros. */
    private static final int ROOM = 4096;

    private static final int ROOM_WITH_STAMP = 16_384;

    private final @Nullable TimeStamps stamps;
    private final ZoneId zone;

    Pades(@Nullable TimeStamps stamps, ZoneId zone) {
        this.stamps = stamps;
        this.zone = zone;
    }

    /** A key with its certificate and the authority that gave it. */
    record Key(PrivateKey secret, X509Certificate certificate, X509Certificate authority) {}

    /** Adds a signature to a file as it stands; what is in it stays as it is, byte by byte. */
    byte[] sign(byte[] pdf, Key key, String place, Instant at) {
        try (PDDocument document = Loader.loadPDF(pdf);
                SignatureOptions options = room();
                ByteArrayOutputStream out = new ByteArrayOutputStream(pdf.length + 40_000)) {
            document.addSignature(about(key, place, at), content -> cms(content.readAllBytes(), key), options);
            document.saveIncremental(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a new document once, signed; half the work of writing and then signing it. */
    byte[] write(PDDocument document, Key key, String place, Instant at) throws IOException {
        try (SignatureOptions options = room()) {
            document.addSignature(about(key, place, at), options);
            return SignedFile.write(document, content -> cms(content, key));
        }
    }

    private SignatureOptions room() {
        SignatureOptions options = new SignatureOptions();
        options.setPreferredSignatureSize(stamps == null ? ROOM : ROOM_WITH_STAMP);
        return options;
    }

    private PDSignature about(Key key, String place, Instant at) {
        PDSignature signature = new PDSignature();
        signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
        signature.setSubFilter(PDSignature.SUBFILTER_ETSI_CADES_DETACHED);
        signature.setName(Names.commonName(key.certificate()));
        signature.setLocation(place);
        signature.setSignDate(GregorianCalendar.from(ZonedDateTime.ofInstant(at, zone)));
        return signature;
    }

    private byte[] cms(byte[] content, Key key) throws IOException {
        try {
            ContentSigner signer = new JcaContentSignerBuilder(KeyMaker.SIGNATURE).build(key.secret());
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(
                    new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                            .setSignedAttributeGenerator(attributes(key.certificate()))
                            .build(signer, key.certificate()));
            generator.addCertificates(new JcaCertStore(List.of(key.certificate(), key.authority())));
            CMSSignedData signed = generator.generate(new CMSProcessableByteArray(content), false);
            return (stamps == null ? signed : stamps.stamp(signed))
                    .toASN1Structure()
                    .getEncoded("DER");
        } catch (OperatorCreationException | CMSException | GeneralSecurityException e) {
            throw new SignFault("letter.fault.sign", e);
        }
    }

    /** What the standard asks for and nothing else; the claimed time stands in the PDF's own dictionary. */
    private static CMSAttributeTableGenerator attributes(X509Certificate certificate) throws GeneralSecurityException {
        SigningCertificateV2 signing = new SigningCertificateV2(new ESSCertIDv2(
                MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()), issuerSerial(certificate)));
        return parameters -> {
            Map<?, ?> given = parameters;
            ASN1EncodableVector all = new ASN1EncodableVector();
            all.add(new Attribute(CMSAttributes.contentType, new DERSet((ASN1ObjectIdentifier)
                    given.get(CMSAttributeTableGenerator.CONTENT_TYPE))));
            all.add(new Attribute(CMSAttributes.messageDigest, new DERSet(new DEROctetString((byte[])
                    given.get(CMSAttributeTableGenerator.DIGEST)))));
            all.add(new Attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(signing)));
            return new AttributeTable(all);
        };
    }

    private static IssuerSerial issuerSerial(X509Certificate certificate) throws CertificateEncodingException {
        X500Name issuer =
                X500Name.getInstance(certificate.getIssuerX500Principal().getEncoded());
        return new IssuerSerial(new GeneralNames(new GeneralName(issuer)), certificate.getSerialNumber());
    }
}
