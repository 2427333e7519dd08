package id.andalan.report.web.open311;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes XML 1.0 as it goes, escaped by StAX; characters that XML cannot hold are left out. */
final class Open311Xml extends Open311Writer {
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();
    private static final Pattern ILLEGAL =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private final Writer out;
    private final XMLStreamWriter xml;

    Open311Xml(OutputStream stream) {
        // Behind a plain Writer: given a stream, the JDK's writer would take characters beyond U+FFFF apart.
        out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        try {
            xml = FACTORY.createXMLStreamWriter(out);
            xml.writeStartDocument("utf-8", "1.0");
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Step {
        void run() throws XMLStreamException;
    }

    private Open311Writer write(Step step) {
        try {
            step.run();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    Open311Writer array(String name) {
        return write(() -> xml.writeStartElement(name));
    }

    @Override
    Open311Writer object(String name) {
        return array(name);
    }

    @Override
    Open311Writer end() {
        return write(xml::writeEndElement);
    }

    @Override
    Open311Writer text(String name, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return write(() -> xml.writeEmptyElement(name));
        }
        return write(() -> {
            xml.writeStartElement(name);
            xml.writeCharacters(ILLEGAL.matcher(value).replaceAll(""));
            xml.writeEndElement();
        });
    }

    @Override
    Open311Writer number(String name, double value) {
        return text(name, BigDecimal.valueOf(value).stripTrailingZeros().toPlainString());
    }

    @Override
    Open311Writer flag(String name, boolean value) {
        return text(name, Boolean.toString(value));
    }

    @Override
    public void close() throws IOException {
        write(() -> {
            xml.writeEndDocument();
            xml.flush();
        });
        out.flush();
    }
}
