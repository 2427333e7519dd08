package id.andalan.report.web;

import id.andalan.core.PlainText;
import id.andalan.core.web.CityFace;
import id.andalan.core.web.Problems;
import id.andalan.report.ReportFilter;
import id.andalan.report.ReportPages;
import id.andalan.report.ReportView;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** GET /laporan.atom (RFC 4287) and /laporan.rss (RSS 2.0): the newest reports of a filter. */
@Controller
class ReportFeeds {
    private static final int ENTRIES = 50;
    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private final FilterParameters parameters;
    private final ReportPages pages;
    private final ReportNames names;
    private final Problems texts;
    private final CityFace.Source city;
    private final XMLOutputFactory xml = XMLOutputFactory.newFactory();

    ReportFeeds(
            FilterParameters parameters, ReportPages pages, ReportNames names, Problems texts, CityFace.Source city) {
        this.parameters = parameters;
        this.pages = pages;
        this.names = names;
        this.texts = texts;
        this.city = city;
    }

    /** What both kinds of feed say of themselves. */
    private record Feed(String base, String query, String title, List<ReportView> reports, Locale locale) {
        String page() {
            return base + "/laporan" + (query.isEmpty() ? "" : "?" + query);
        }

        String link(ReportView report) {
            return base + "/laporan/" + report.number();
        }

        Instant updated() {
            return reports.stream()
                    .map(ReportView::updatedAt)
                    .max(Instant::compareTo)
                    .orElse(Instant.EPOCH);
        }
    }

    @GetMapping("/laporan.atom")
    void atom(@RequestParam MultiValueMap<String, String> query, Locale locale, HttpServletResponse response)
            throws IOException, XMLStreamException {
        Feed feed = feed(query, locale);
        response.setContentType("application/atom+xml;charset=UTF-8");
        XMLStreamWriter out = xml.createXMLStreamWriter(response.getOutputStream(), "UTF-8");
        out.writeStartDocument("UTF-8", "1.0");
        out.writeStartElement("feed");
        out.writeDefaultNamespace(ATOM);
        out.writeAttribute("xml:lang", locale.getLanguage());
        element(out, "title", feed.title);
        element(out, "id", feed.page());
        element(out, "updated", feed.updated().toString());
        link(out, "self", feed.base + "/laporan.atom" + (feed.query.isEmpty() ? "" : "?" + feed.query));
        link(out, "alternate", feed.page());
        out.writeStartElement("author");
        element(out, "name", city.cityFace().government());
        out.writeEndElement();
        for (ReportView report : feed.reports) {
            out.writeStartElement("entry");
            element(out, "id", "urn:uuid:" + report.id());
            element(out, "title", title(report, locale));
            element(out, "published", report.filedAt().toString());
            element(out, "updated", report.updatedAt().toString());
            link(out, "alternate", feed.link(report));
            element(out, "summary", PlainText.of(report.description()));
            out.writeEndElement();
        }
        out.writeEndDocument();
        out.close();
    }

    @GetMapping("/laporan.rss")
    void rss(@RequestParam MultiValueMap<String, String> query, Locale locale, HttpServletResponse response)
            throws IOException, XMLStreamException {
        Feed feed = feed(query, locale);
        response.setContentType("application/rss+xml;charset=UTF-8");
        XMLStreamWriter out = xml.createXMLStreamWriter(response.getOutputStream(), "UTF-8");
        out.writeStartDocument("UTF-8", "1.0");
        out.writeStartElement("rss");
        out.writeAttribute("version", "2.0");
        out.writeStartElement("channel");
        element(out, "title", feed.title);
        element(out, "link", feed.page());
        element(out, "description", feed.title);
        element(out, "language", locale.getLanguage());
        for (ReportView report : feed.reports) {
            out.writeStartElement("item");
            element(out, "title", title(report, locale));
            element(out, "link", feed.link(report));
            out.writeStartElement("guid");
            out.writeAttribute("isPermaLink", "false");
            out.writeCharacters("urn:uuid:" + report.id());
            out.writeEndElement();
            element(
                    out,
                    "pubDate",
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(report.filedAt().atOffset(ZoneOffset.UTC)));
            element(out, "description", PlainText.of(report.description()));
            out.writeEndElement();
        }
        out.writeEndDocument();
        out.close();
    }

    private Feed feed(MultiValueMap<String, String> query, Locale locale) {
        ReportFilter filter = parameters.readPublic(query);
        return new Feed(
                ServletUriComponentsBuilder.fromCurrentContextPath().toUriString(),
                parameters.write(filter),
                texts.text("report.list.title", locale) + " – "
                        + city.cityFace().name(),
                pages.page(filter, null, ENTRIES).reports(),
                locale);
    }

    private String title(ReportView report, Locale locale) {
        return names.category(report.category(), locale) + " – " + names.region(report.ward()) + " ("
                + texts.text("status." + report.status(), locale) + ")";
    }

    private static void element(XMLStreamWriter out, String name, String text) throws XMLStreamException {
        out.writeStartElement(name);
        out.writeCharacters(text);
        out.writeEndElement();
    }

    private static void link(XMLStreamWriter out, String rel, String href) throws XMLStreamException {
        out.writeEmptyElement("link");
        out.writeAttribute("rel", rel);
        out.writeAttribute("href", href);
    }
}
