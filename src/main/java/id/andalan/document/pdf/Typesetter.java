package id.andalan.document.pdf;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.logging.Level;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Makes the PDF of a letter: PDF/A-2b (ISO 19005-2), so that it can be read in thirty years, with everything it needs inside and nothing
 * fetched from anywhere. Any number of threads may use it.
 */
@Component
public class Typesetter {
    private static final String HEAD = "<head>";

    private final byte[] colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    private final Fonts fonts = new Fonts();
    private final ConcurrentLinkedDeque<DocumentBuilder> parsers = new ConcurrentLinkedDeque<>();
    private final String style = resource("letter.css");

    Typesetter() {
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    /** Writes a finished document, and may add to it before. */
    public interface Finish<T> {
        T write(PDDocument document) throws IOException;
    }

    /**
     * The PDF of a page.
     *
     * @param html a whole well-formed page, see {@link LetterPage#html}
     * @throws IllegalArgumentException when it is not well-formed
     */
    public byte[] set(String html) {
        return set(html, document -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream(64 * 1024);
            document.save(out);
            return out.toByteArray();
        });
    }

    /** As {@link #set(String)}, for who writes the document in a way of their own. */
    public <T> T set(String html, Finish<T> finish) {
        Document page = parse(html.replace(HEAD, HEAD + "<style>" + style + "</style>"));
        Fonts.Case type = fonts.take();
        try (PDDocument document = new PDDocument()) {
            PdfRendererBuilder builder = new PdfRendererBuilder();
            builder.usePDDocument(document);
            builder.withProducer("Andalan");
            builder.useExternalResourceAccessControl(
                    (uri, kind) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
            builder.useExternalResourceAccessControl(
                    (uri, kind) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
            builder.useObjectDrawerFactory(new QrDrawer.Factory());
            builder.useReplacementText("?");
            type.lend(document, builder);
            builder.withW3cDocument(page, null);
            try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
                renderer.createPDFWithoutClosing();
                Archive.declare(document, colours);
                return finish.write(document);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            fonts.giveBack(type);
        }
    }

    private Document parse(String html) {
        DocumentBuilder parser = parsers.poll();
        if (parser == null) {
            parser = parser();
        }
        try {
            return parser.parse(new InputSource(new StringReader(html)));
        } catch (SAXException e) {
            throw new IllegalArgumentException("the page of a letter is not well-formed", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            parser.reset();
            parsers.push(parser);
        }
    }

    /** Making one costs more than reading a page. */
    private static DocumentBuilder parser() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            return factory.newDocumentBuilder();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Typesetter.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
