package id.andalan.document.verify;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import id.andalan.document.pdf.SamplePages;
import id.andalan.document.sign.TestKeys;
import id.andalan.document.verify.Finding.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SignedPdfTest {
    private static final TestKeys KEYS = new TestKeys();
    private static final Authorities CITY = Authorities.ofCity(List.of(KEYS.authority()));
    private static final byte[] PAPER = SamplePages.pdf();
    private static final byte[] SIGNED = SamplePages.signed(KEYS);

    private static Verdict verdict(byte[] pdf) {
        return SignedPdf.check(pdf, CITY).verdict();
    }

    @BeforeAll
    static void hush() {
        ((Logger) LoggerFactory.getLogger("org.apache")).setLevel(Level.OFF);
    }

    @Test
    void whatTheCitySignedIsGenuineAndNamesItsSigner() {
        Finding finding = SignedPdf.check(SIGNED, CITY);
        assertThat(finding.verdict()).isEqualTo(Verdict.GENUINE);
        assertThat(finding.seals()).singleElement().satisfies(seal -> {
            assertThat(seal.name()).isEqualTo("Dra. Hasna Umar, M.Si.");
            assertThat(seal.position()).isEqualTo("Kepala Dinas Tenaga Kerja");
            assertThat(seal.organisation()).isEqualTo("Dinas Tenaga Kerja");
            assertThat(seal.at()).isEqualTo(TestKeys.AT);
            assertThat(seal.trusted()).isTrue();
            assertThat(seal.stamped()).isFalse();
        });
    }

    @Test
    void anAuthorityThatOnlyBearsTheSameNameIsNotTheCity() {
        TestKeys others = new TestKeys();
        assertThat(verdict(others.sign(PAPER))).isEqualTo(Verdict.UNKNOWN_SIGNER);
        assertThat(SignedPdf.check(SIGNED, Authorities.NONE).verdict()).isEqualTo(Verdict.UNKNOWN_SIGNER);
    }

    @Test
    void filesWithoutSignatureAreToldApart() {
        assertThat(verdict(PAPER)).isEqualTo(Verdict.UNSIGNED);
        assertThat(verdict("halo".getBytes(StandardCharsets.UTF_8))).isEqualTo(Verdict.UNREADABLE);
        assertThat(verdict("%PDF-1.7 and nothing".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Verdict.UNREADABLE);
        assertThat(verdict(new byte[0])).isEqualTo(Verdict.UNREADABLE);
    }

    @Test
    void oneChangedByteAnywhereIsNoticed() {
        Set<String> unnoticed = new TreeSet<>();
        Random random = new Random(7);
        int gapFrom = gapFrom();
        for (int at = 0; at < SIGNED.length; at++) {
            boolean inSignature = at >= gapFrom && at < gapFrom + 5200;
            // Most of the signature itself, which covers all but itself; of the rest each 11th byte.
            if ((inSignature && at % 2 == 0) || at % 11 == 0 || at > SIGNED.length - 200) {
                byte[] changed = SIGNED.clone();
                changed[at] ^= (byte) (1 << random.nextInt(8));
                Verdict verdict = verdict(changed);
                if (verdict == Verdict.GENUINE || verdict == Verdict.UNSIGNED) {
                    unnoticed.add(at + " of " + SIGNED.length + ": " + verdict);
                }
            }
        }
        assertThat(unnoticed).isEmpty();
    }

    @Test
    void everyBitOfTheSignatureCounts() {
        Set<String> unnoticed = new TreeSet<>();
        int gapFrom = gapFrom();
        int end = gapFrom + 2 * cmsLength(gapFrom) + 20;
        for (int at = gapFrom; at < end; at++) {
            boolean certificate = at > gapFrom + 140 && at < end - 1100;
            for (int bit = 0; bit < (certificate ? 0 : 5); bit++) {
                byte[] changed = SIGNED.clone();
                changed[at] ^= (byte) (1 << bit);
                if (verdict(changed) == Verdict.GENUINE) {
                    unnoticed.add((at - gapFrom) + "/" + bit);
                }
            }
        }
        assertThat(unnoticed).isEmpty();
    }

    private static int cmsLength(int gapFrom) {
        return 4 + Integer.parseInt(new String(SIGNED, gapFrom + 5, 4, StandardCharsets.ISO_8859_1), 16);
    }

    private static int gapFrom() {
        return new String(SIGNED, StandardCharsets.ISO_8859_1).indexOf("/Contents <") + "/Contents ".length();
    }

    @Test
    void whatIsAppendedAfterTheSignatureIsNoticed() throws IOException {
        for (String tail : List.of("\n", "%", " ", "%%EOF\n", "1 0 obj\n<<>>\nendobj\n")) {
            byte[] longer = new byte[SIGNED.length + tail.length()];
            System.arraycopy(SIGNED, 0, longer, 0, SIGNED.length);
            System.arraycopy(tail.getBytes(StandardCharsets.ISO_8859_1), 0, longer, SIGNED.length, tail.length());
            assertThat(verdict(longer)).as("appended %s", tail.strip()).isEqualTo(Verdict.CHANGED);
        }
        assertThat(verdict(Arrays.copyOf(SIGNED, SIGNED.length - 1))).isEqualTo(Verdict.CHANGED);
    }

    @Test
    void anIncrementalUpdateThatPaintsOverThePageIsNoticed() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(SIGNED)) {
            PDPage page = document.getPage(0);
            try (PDPageContentStream content = new PDPageContentStream(document, page, AppendMode.APPEND, false)) {
                content.addRect(100, 100, 200, 200);
                content.fill();
            }
            page.getCOSObject().setNeedToBeUpdated(true);
            document.saveIncremental(out);
        }
        assertThat(out.size()).isGreaterThan(SIGNED.length);
        assertThat(verdict(out.toByteArray())).isEqualTo(Verdict.CHANGED);
    }

    @Test
    void aSecondSignatureOverTheFirstIsGenuineAsLongAsBothSignersAreKnown() {
        byte[] twice = KEYS.sign(SIGNED);
        assertThat(verdict(twice)).isEqualTo(Verdict.GENUINE);
        assertThat(verdict(new TestKeys("Orang Lain").sign(SIGNED))).isEqualTo(Verdict.UNKNOWN_SIGNER);
    }
}
