package id.andalan.document.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.document.verify.Authorities;
import id.andalan.document.verify.Finding.Verdict;
import id.andalan.document.verify.SignedPdf;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;

/** A few kilobytes that unfold into the whole memory are refused before they do. */
class BoundedPdfTest {
    private static void unfold(byte[] pdf) throws Exception {
        try (PDDocument document = BoundedPdf.open(pdf)) {
            document.getDocumentCatalog().getCOSObject().getDictionaryObject(COSName.ACRO_FORM);
        }
    }

    @Test
    void aPackedStructureOfOrdinarySizeIsRead() throws Exception {
        try (PDDocument document = BoundedPdf.open(PdfBombs.packed(1))) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(document.getDocumentCatalog().getCOSObject().getDictionaryObject(COSName.ACRO_FORM))
                    .isNotNull();
        }
        unfold(PdfBombs.list(100_000));
    }

    @Test
    void aBombIsRefusedAndNotUnfolded() throws Exception {
        byte[] bomb = PdfBombs.packed(400);
        assertThat(bomb.length).isLessThan(500_000);
        assertThatThrownBy(() -> unfold(bomb)).isInstanceOf(Budget.Exceeded.class);
        assertThatThrownBy(() -> unfold(PdfBombs.wide())).isInstanceOf(Budget.Exceeded.class);
        assertThatThrownBy(() -> unfold(PdfBombs.list(BoundedPdf.MOST_VALUES))).isInstanceOf(Budget.Exceeded.class);
    }

    @Test
    void whoeverChecksABombIsToldThatItCannotBeRead() throws Exception {
        assertThat(SignedPdf.check(PdfBombs.packed(400), Authorities.NONE).verdict())
                .isEqualTo(Verdict.UNREADABLE);
    }
}
