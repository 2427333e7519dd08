package id.andalan.document.file;

import id.andalan.core.Refusal;
import id.andalan.document.reading.BoundedPdf;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * Lets in PDFs that are only paper. Every object that the document's root leads to is looked at, so it does not matter where a script
 * hides; what the root does not lead to, no reader runs.
 */
final class PdfGate {
    private static final int MOST_PAGES = 500;
    private static final int MOST_OBJECTS = 300_000;

    /** Keys whose mere presence lets a document act or carry other files. */
    private static final Set<String> ACTIVE_KEYS = Set.of(
            "JavaScript", "JS", "EmbeddedFiles", "EmbeddedFile", "EF", "XFA", "RichMediaContent", "AA", "Launch");

    /** Actions and annotations that do more than lead to a page or a web address. */
    private static final Set<String> ACTIVE_KINDS = Set.of(
            "JavaScript",
            "Launch",
            "ImportData",
            "SubmitForm",
            "ResetForm",
            "GoToE",
            "GoToR",
            "Rendition",
            "Movie",
            "Sound",
            "Screen",
            "RichMedia",
            "FileAttachment",
            "3D",
            "RichMediaExecute",
            "SetOCGState",
            "Hide");

    void check(byte[] bytes) {
        try (PDDocument document = BoundedPdf.open(bytes)) {
            if (document.isEncrypted()) {
                throw new Refusal("file.pdf.locked");
            }
            int pages = document.getNumberOfPages();
            if (pages < 1) {
                throw new Refusal("file.pdf.broken");
            }
            if (pages > MOST_PAGES) {
                throw new Refusal("file.pdf.long", MOST_PAGES);
            }
            walk(document.getDocument().getTrailer());
        } catch (InvalidPasswordException e) {
            throw new Refusal("file.pdf.locked");
        } catch (IOException | ClassCastException | IllegalArgumentException | IllegalStateException e) {
            throw new Refusal("file.pdf.broken");
        } catch (StackOverflowError e) {
            throw new Refusal("file.pdf.broken");
        }
    }

    private static void walk(COSDictionary trailer) {
        Deque<COSBase> waiting = new ArrayDeque<>();
        Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        waiting.push(trailer);
        while (!waiting.isEmpty()) {
            COSBase base = waiting.pop();
            COSBase one = base instanceof COSObject reference ? reference.getObject() : base;
            if (one == null || !(one instanceof COSDictionary || one instanceof COSArray) || !seen.add(one)) {
                continue;
            }
            if (seen.size() > MOST_OBJECTS) {
                throw new Refusal("file.pdf.broken");
            }
            if (one instanceof COSArray array) {
                array.forEach(waiting::push);
            } else if (one instanceof COSDictionary dictionary) {
                look(dictionary);
                dictionary.entrySet().stream()
                        .filter(entry -> entry.getValue() != null)
                        .forEach(entry -> waiting.push(entry.getValue()));
            }
        }
    }

    private static void look(COSDictionary dictionary) {
        for (COSName key : dictionary.keySet()) {
            if (ACTIVE_KEYS.contains(key.getName())) {
                throw new Refusal("file.pdf.active");
            }
        }
        for (COSName key : new COSName[] {COSName.S, COSName.SUBTYPE, COSName.TYPE}) {
            String kind = dictionary.getNameAsString(key);
            if (kind != null && ACTIVE_KINDS.contains(kind)) {
                throw new Refusal("file.pdf.active");
            }
        }
    }
}
