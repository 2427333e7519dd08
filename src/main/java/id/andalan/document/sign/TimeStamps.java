package id.andalan.document.sign;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;

/** Asks a time-stamp server (RFC 3161) to vouch for the moment of a signature. */
final class TimeStamps {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int NONCE_BITS = 64;

    private final SecureRandom random = new SecureRandom();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI server;

    TimeStamps(URI server) {
        this.server = server;
    }

    /** The same signature with the server's word on its time. */
    CMSSignedData stamp(CMSSignedData signed) throws IOException {
        SignerInformation signer =
                signed.getSignerInfos().getSigners().iterator().next();
        byte[] token = token(signer.getSignature());
        Attribute stamp = new Attribute(
                PKCSObjectIdentifiers.id_aa_signatureTimeStampToken, new DERSet(ASN1Primitive.fromByteArray(token)));
        SignerInformation stamped =
                SignerInformation.replaceUnsignedAttributes(signer, new AttributeTable(new DERSet(stamp)));
        return CMSSignedData.replaceSigners(signed, new SignerInformationStore(List.of(stamped)));
    }

    private byte[] token(byte[] signature) throws IOException {
        try {
            TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
            generator.setCertReq(true);
            TimeStampRequest request = generator.generate(
                    TSPAlgorithms.SHA256,
                    MessageDigest.getInstance("SHA-256").digest(signature),
                    new BigInteger(NONCE_BITS, random));
            HttpResponse<byte[]> answer = http.send(
                    HttpRequest.newBuilder(server)
                            .timeout(PATIENCE)
                            .header("Content-Type", "application/timestamp-query")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(request.getEncoded()))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new SignFault("letter.fault.timestamp");
            }
            TimeStampResponse response = new TimeStampResponse(answer.body());
            response.validate(request);
            if (response.getTimeStampToken() == null) {
                throw new SignFault("letter.fault.timestamp");
            }
            return response.getTimeStampToken().getEncoded();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SignFault("letter.fault.timestamp", e);
        } catch (IOException | TSPException | GeneralSecurityException e) {
            throw new SignFault("letter.fault.timestamp", e);
        }
    }
}
