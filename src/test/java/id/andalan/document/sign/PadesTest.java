package id.andalan.document.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.validation.PDFDocumentAnalyzer;
import eu.europa.esig.dss.spi.signature.AdvancedSignature;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import id.andalan.document.pdf.SamplePages;
import id.andalan.document.verify.Authorities;
import id.andalan.document.verify.Finding;
import id.andalan.document.verify.SignedPdf;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Judged by the European Commission's DSS library, which had no part in making the signature. */
class PadesTest {
    private static final TestKeys KEYS = new TestKeys();

    private static AdvancedSignature judge(byte[] pdf) {
        PDFDocumentAnalyzer analyzer = new PDFDocumentAnalyzer(new InMemoryDocument(pdf));
        CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
        trusted.addCertificate(new CertificateToken(KEYS.authority()));
        CommonCertificateVerifier verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(trusted);
        analyzer.setCertificateVerifier(verifier);
        assertThat(analyzer.getSignatures()).hasSize(1);
        AdvancedSignature signature = analyzer.getSignatures().getFirst();
        signature.checkSignatureIntegrity();
        return signature;
    }

    @Test
    void aNewLetterBearsAPadesBaselineSignature() {
        requireBaseline(judge(SamplePages.signed(KEYS)));
    }

    @Test
    void aFileThatIsThereBearsOneToo() {
        requireBaseline(judge(KEYS.sign(SamplePages.pdf())));
    }

    private static void requireBaseline(AdvancedSignature signature) {
        assertThat(signature.getDataFoundUpToLevel()).isEqualTo(SignatureLevel.PAdES_BASELINE_B);
        assertThat(signature.getSignatureCryptographicVerification().isSignatureIntact())
                .isTrue();
        assertThat(signature.getSigningCertificateToken().getSubject().getRFC2253())
                .contains("CN=Dra. Hasna Umar");
        assertThat(signature.getSigningTime()).isEqualTo(TestKeys.AT);
    }

    @Test
    void aTimeStampServersWordGoesIntoIt() throws IOException {
        TestStamps stamps = new TestStamps();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/tsa", exchange -> {
            byte[] answer = stamps.answer(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.createContext("/away", exchange -> {
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
        });
        server.start();
        try {
            String site = "http://127.0.0.1:" + server.getAddress().getPort();
            byte[] pdf = KEYS.sign(SamplePages.pdf(), new TimeStamps(URI.create(site + "/tsa")));
            assertThat(judge(pdf).getDataFoundUpToLevel()).isEqualTo(SignatureLevel.PAdES_BASELINE_T);
            Finding finding = SignedPdf.check(pdf, Authorities.ofCity(List.of(KEYS.authority())));
            assertThat(finding.verdict()).isEqualTo(Finding.Verdict.GENUINE);
            assertThat(finding.seals().getFirst().stamped()).isTrue();
            assertThatThrownBy(() -> KEYS.sign(SamplePages.pdf(), new TimeStamps(URI.create(site + "/away"))))
                    .isInstanceOfSatisfying(
                            SignFault.class, fault -> assertThat(fault.code()).isEqualTo("letter.fault.timestamp"));
        } finally {
            server.stop(0);
        }
    }
}
