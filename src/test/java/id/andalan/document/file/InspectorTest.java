package id.andalan.document.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.core.Refusal;
import id.andalan.document.FileType;
import id.andalan.document.image.Darkroom;
import id.andalan.document.image.Pictures;
import id.andalan.document.pdf.SamplePages;
import id.andalan.document.reading.PdfBombs;
import id.andalan.document.sign.TestKeys;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InspectorTest {
    private static final Set<FileType> ALL = EnumSet.allOf(FileType.class);
    private static final int MEGABYTE = 1024 * 1024;

    private final Inspector inspector = new Inspector(new Darkroom());

    private interface Change {
        void make(PDDocument document, PDPage page) throws IOException;
    }

    private static byte[] pdf(Change change) {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PDPage page = new PDPage();
            document.addPage(page);
            change.make(document, page);
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Inspection inspect(String name, byte[] bytes, Set<FileType> allowed) {
        return inspector.inspect(name, new ByteArrayInputStream(bytes), allowed, MEGABYTE);
    }

    private void refused(String code, String name, byte[] bytes) {
        refused(code, name, bytes, ALL);
    }

    private void refused(String code, String name, byte[] bytes, Set<FileType> allowed) {
        assertThatThrownBy(() -> inspect(name, bytes, allowed))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @Test
    void aPlainPdfIsKeptAsItIs() {
        byte[] pdf = pdf((document, page) -> {});
        Inspection found = inspect("Ijazah SMA.pdf", pdf, ALL);
        assertThat(found.type()).isEqualTo(FileType.PDF);
        assertThat(found.name()).isEqualTo("Ijazah SMA.pdf");
        assertThat(found.bytes()).isEqualTo(pdf);
    }

    @Test
    void ourOwnSignedLettersAreTakenToo() {
        byte[] signed = new TestKeys().sign(SamplePages.pdf());
        assertThat(inspect("ak1.pdf", signed, ALL).bytes()).isEqualTo(signed);
    }

    @Test
    void picturesAreMadeAnewAsJpeg() {
        Inspection found = inspect("ktp.jpeg", Pictures.jpeg(640, 480), ALL);
        assertThat(found.type()).isEqualTo(FileType.JPG);
        assertThat(found.name()).isEqualTo("ktp.jpg");
    }

    @Test
    void theContentDecidesAndALieIsRefused() {
        refused("file.lies", "ktp.pdf", Pictures.jpeg(64, 48));
        refused("file.lies", "foto.jpg", pdf((document, page) -> {}));
        refused("file.lies", "foto.PNG", Pictures.jpeg(64, 48));
        assertThat(inspect("tanpa-akhiran", Pictures.jpeg(64, 48), ALL).name()).isEqualTo("tanpa-akhiran.jpg");
        assertThat(inspect("surat.docx", pdf((document, page) -> {}), ALL).name())
                .isEqualTo("surat.pdf");
    }

    @Test
    void whatTheFormDoesNotTakeIsRefused() {
        refused("file.type", "a.pdf", pdf((document, page) -> {}), Set.of(FileType.JPG, FileType.PNG));
        refused("file.type", "a.pdf", "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
        refused("file.type", "a.exe", new byte[] {'M', 'Z', 0, 1, 2, 3, 4, 5, 6});
        // A PDF that begins somewhere in another file is not one.
        refused(
                "file.type",
                "a.pdf",
                (" " + new String(pdf((document, page) -> {}), StandardCharsets.ISO_8859_1))
                        .getBytes(StandardCharsets.ISO_8859_1));
        refused("file.empty", "a.pdf", new byte[0]);
        refused("file.toobig", "a.pdf", new byte[MEGABYTE + 1]);
    }

    @Test
    void brokenPdfsAreRefused() {
        byte[] whole = pdf((document, page) -> {});
        refused("file.pdf.broken", "a.pdf", "%PDF-1.7\nnothing else".getBytes(StandardCharsets.UTF_8));
        refused("file.pdf.broken", "a.pdf", java.util.Arrays.copyOf(whole, 40));
    }

    @Test
    void lockedPdfsAreRefused() {
        for (String password : List.of("", "rahasia")) {
            byte[] locked = pdf((document, page) ->
                    document.protect(new StandardProtectionPolicy("pemilik", password, new AccessPermission())));
            refused("file.pdf.locked", "a.pdf", locked);
        }
    }

    @Test
    void whateverActsIsFoundWhereverItHides() {
        refused(
                "file.pdf.active",
                "a.pdf",
                pdf((document, page) ->
                        document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"))));
        refused(
                "file.pdf.active",
                "a.pdf",
                pdf((document, page) -> document.getDocumentCatalog().setOpenAction(new PDActionLaunch())));
        refused("file.pdf.active", "a.pdf", pdf((document, page) -> {
            COSDictionary names = new COSDictionary();
            names.setItem(COSName.getPDFName("JavaScript"), new COSDictionary());
            document.getDocumentCatalog().getCOSObject().setItem(COSName.NAMES, names);
        }));
        refused("file.pdf.active", "a.pdf", pdf((document, page) -> {
            COSDictionary names = new COSDictionary();
            names.setItem(COSName.EMBEDDED_FILES, new COSDictionary());
            document.getDocumentCatalog().getCOSObject().setItem(COSName.NAMES, names);
        }));
        refused("file.pdf.active", "a.pdf", pdf((document, page) -> {
            COSDictionary actions = new COSDictionary();
            actions.setItem(COSName.O, new COSDictionary());
            page.getCOSObject().setItem(COSName.getPDFName("AA"), actions);
        }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FileAttachment", "RichMedia", "Screen", "Movie", "Sound", "3D"})
    void annotationsThatCarryThingsAreFound(String kind) {
        refused("file.pdf.active", "a.pdf", pdf((document, page) -> {
            COSDictionary annotation = new COSDictionary();
            annotation.setName(COSName.SUBTYPE, kind);
            annotation.setItem(COSName.CONTENTS, new COSString("x"));
            COSArray annotations = new COSArray();
            annotations.add(annotation);
            page.getCOSObject().setItem(COSName.ANNOTS, annotations);
        }));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "C:\\berkas\\ktp",
                "a\u0000b\u202Ejpg",
                "\"; filename=\"x",
                "  ",
                "...",
                "a\r\nSet-Cookie: x"
            })
    void namesHoldNothingThatCouldDoHarm(String name) {
        String cleaned = inspect(name, Pictures.jpeg(64, 48), ALL).name();
        assertThat(cleaned).endsWith(".jpg").doesNotContain("/", "\\", "\"", ";", "\u0000", "\u202E", "\r", "\n");
        assertThat(cleaned.length()).isBetween(5, 110);
    }

    @Test
    void whatUnfoldsIntoTheWholeMemoryIsRefused() throws Exception {
        refused("file.pdf.broken", "bom.pdf", PdfBombs.packed(400));
        refused("file.pdf.broken", "bom.pdf", PdfBombs.wide());
    }

    @Test
    void anAttachedFileWithoutATypeAndALinkToAnotherMachineAreSeen() {
        refused("file.pdf.active", "a.pdf", pdf((document, page) -> {
            COSDictionary file = new COSDictionary();
            file.setItem(COSName.getPDFName("EF"), new COSDictionary());
            document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("AF"), file);
        }));
        refused("file.pdf.active", "a.pdf", pdf((document, page) -> {
            COSDictionary go = new COSDictionary();
            go.setName(COSName.S, "GoToR");
            go.setString(COSName.F, "\\\\192.0.2.1\\share\\a.pdf");
            document.getDocumentCatalog().getCOSObject().setItem(COSName.OPEN_ACTION, go);
        }));
    }
}
