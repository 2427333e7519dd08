package id.andalan.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import id.andalan.document.sign.TestKeys;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

class TypesetterTest {
    private static final byte[] PDF = SamplePages.pdf();

    /** What veraPDF, the judge of the PDF Association, finds wrong; empty when it is PDF/A-2b. */
    private static Set<String> faults(byte[] pdf) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        try (PDFAParser parser =
                        Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFA_2_B);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_2_B, false)) {
            ValidationResult result = validator.validate(parser);
            assertThat(result.getTotalAssertions()).isGreaterThan(100);
            return result.getTestAssertions().stream()
                    .map(one -> one.getRuleId().getClause() + ": " + one.getMessage())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void aLetterIsMadeToLast() throws Exception {
        assertThat(faults(PDF)).isEmpty();
    }

    @Test
    void signingLeavesItMadeToLast() throws Exception {
        assertThat(faults(SamplePages.signed(new TestKeys()))).isEmpty();
        assertThat(faults(new TestKeys().sign(PDF))).isEmpty();
    }

    @Test
    void theTextCanBeReadAndCopied() throws IOException {
        try (PDDocument document = Loader.loadPDF(PDF)) {
            String text = new PDFTextStripper().getText(document);
            assertThat(text)
                    .contains("PEMERINTAH KOTA TERNATE")
                    .contains("Nomor: 12/AK1/DISNAKER/2026")
                    .contains("Siti \"Ona\" Albaar & <b>Putri</b>")
                    .contains("3 Februari 2001")
                    .contains("Rp1.250.000")
                    .contains("satu juta dua ratus lima puluh ribu rupiah")
                    .contains("Universitas, lulus 2024")
                    .contains("NIP 19700101 199503 2 001")
                    .contains("K7QD-9XWM-3PTA-6RZE")
                    .doesNotContain("kawin");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Kartu AK-1 12/AK1/DISNAKER/2026");
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    assertThat(font.getName()).contains("+Liberation");
                }
            }
        }
        assertThat(PDF.length).isLessThan(80_000);
    }

    @Test
    void signsThatNoFontHasAndFontsThatAreNotThereLeaveItMadeToLast() throws Exception {
        String page =
                "<html><head><title>A &amp; B</title><meta name=\"author\" content=\"Dinas &lt;X&gt;\"/></head><body>"
                        + "<p>Ω ✓ 漢字 🙂 ﬁ Ngade – “Sasa”</p></body></html>";
        assertThat(faults(new Typesetter().set(page))).isEmpty();
        String arial = page.replace("<p>", "<p style=\"font-family: Helvetica, sans-serif\">");
        assertThatThrownBy(() -> new Typesetter().set(arial)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theQrCodeLeadsToThePublicPage() throws Exception {
        try (PDDocument document = Loader.loadPDF(PDF)) {
            BufferedImage whole = new PDFRenderer(document).renderImageWithDPI(0, 150);
            BufferedImage image =
                    whole.getSubimage(0, whole.getHeight() * 47 / 100, whole.getWidth() * 2 / 5, whole.getHeight() / 5);
            int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            BinaryBitmap bitmap = new BinaryBitmap(
                    new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels)));
            assertThat(new QRCodeReader().decode(bitmap).getText())
                    .isEqualTo("https://lapor.kota.example/d/K7QD9XWM3PTA6RZE");
        }
    }

    @Test
    void nothingIsFetchedFromAnywhere() {
        String page = "<html><head></head><body><img src=\"file:///etc/hostname\" alt=\"x\"/>"
                + "<img src=\"http://127.0.0.1:9/x.png\" alt=\"y\"/><p>isi</p></body></html>";
        Typesetter typesetter = new Typesetter();
        assertThat(typesetter.set(page)).isNotEmpty();
        // Its parser has been used before.
        assertThatThrownBy(() -> typesetter.set("<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" + page))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> typesetter.set("<html><head></head><body><p>isi</body></html>"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
