package id.andalan.document.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.jspecify.annotations.Nullable;

/**
 * Declares a finished document as PDF/A-2b (ISO 19005-2): its colours, and an XMP packet that says so. The type-setting library would
 * do it too, but builds and writes an XML tree for it, which takes a fifth of the time of a letter.
 */
final class Archive {
    private static final String SRGB = "sRGB IEC61966-2.1";
    private static final float PDF_VERSION = 1.7f;

    private Archive() {}

    /** To be said when all pages are painted and nothing is written yet. */
    static void declare(PDDocument document, byte[] colours) {
        try {
            document.getPages().forEach(Archive::mustBringItsFonts);
            document.setVersion(PDF_VERSION);
            PDOutputIntent intent = new PDOutputIntent(document, new ByteArrayInputStream(colours));
            intent.setInfo(SRGB);
            intent.setOutputCondition(SRGB);
            intent.setOutputConditionIdentifier(SRGB);
            intent.setRegistryName("http://www.color.org");
            document.getDocumentCatalog().addOutputIntent(intent);
            PDMetadata metadata = new PDMetadata(document);
            metadata.importXMPMetadata(xmp(document.getDocumentInformation()).getBytes(StandardCharsets.UTF_8));
            document.getDocumentCatalog().setMetadata(metadata);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A font that every reader is expected to have would make the letter depend on the reader. */
    private static void mustBringItsFonts(PDPage page) {
        COSDictionary fonts = page.getResources().getCOSObject().getCOSDictionary(COSName.FONT);
        if (fonts == null) {
            return;
        }
        for (COSBase value : fonts.getValues()) {
            COSBase font = value instanceof COSObject object ? object.getObject() : value;
            if (!(font instanceof COSDictionary one) || !COSName.TYPE0.equals(one.getCOSName(COSName.SUBTYPE))) {
                throw new IllegalArgumentException("the page asks for a font that is not put into the letter");
            }
        }
    }

    private static String xmp(PDDocumentInformation about) {
        return """
                <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\
                <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/" \
                xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
                <pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
                <dc:format>application/pdf</dc:format>
                <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
                <dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>
                <xmp:CreateDate>%s</xmp:CreateDate>
                <pdf:Producer>%s</pdf:Producer>
                </rdf:Description></rdf:RDF></x:xmpmeta>
                <?xpacket end="r"?>""".formatted(
                        LetterPage.escape(text(about.getTitle())),
                        LetterPage.escape(text(about.getAuthor())),
                        about.getCreationDate().toInstant(),
                        LetterPage.escape(text(about.getProducer())));
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
