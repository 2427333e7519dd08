package id.andalan.notice;

import id.andalan.core.web.CityFace;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Writes the e-mail of a notice: the same few sentences as plain text and as simple HTML. */
@Component
class MailText {
    private final NoticeText words;
    private final CityFace.Source city;
    private final String site;

    /**
     * Takes the address of this site for the links.
     *
     * @param site ANDALAN_ADDRESS, as in {@code https://lapor.example.id}
     */
    MailText(
            NoticeText words,
            CityFace.Source city,
            @Value("${andalan.address:}") String site,
            @Value("${server.port:8080}") int port) {
        this.words = words;
        this.city = city;
        this.site = site.isBlank() ? "http://localhost:" + port : site.replaceFirst("/+$", "");
    }

    record Letter(String subject, String plain, String html) {}

    Letter write(Notice notice, Recipient to) {
        Locale locale = Locale.of(to.language());
        String sentence = words.of(notice, locale);
        String body = words.body(notice.textKey(), notice.args(), locale);
        String text = body == null ? sentence : body;
        String link = site + notice.href();
        String open = words.of("notice.letter.open", List.of(), locale);
        String why = words.of(
                to.kind() == Recipient.Kind.ACCOUNT ? "notice.letter.why.account" : "notice.letter.why.link",
                List.of(),
                locale);
        String from = city.cityFace().government();
        String plain = String.join("\n\n", text, open + ":\n" + link, "--\n" + from + "\n" + why) + "\n";
        String html = """
                <!doctype html>
                <html lang="%s"><head><meta charset="utf-8"><title>%s</title></head>
                <body><p>%s</p><p><a href="%s">%s</a></p><hr><p><small>%s<br>%s</small></p></body></html>
                """.formatted(
                        to.language(),
                        escaped(sentence),
                        escaped(text).replace("\n", "<br>"),
                        escaped(link),
                        escaped(open),
                        escaped(from),
                        escaped(why));
        return new Letter(oneLine(sentence), plain, html);
    }

    /** A header must not hold line breaks. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
