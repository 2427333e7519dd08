package id.andalan.document.pdf;

import id.andalan.document.LetterOrder;
import id.andalan.document.template.Prints;
import java.time.LocalDate;
import java.util.Locale;

/**
 * The city's own pieces of a letter.
 *
 * @param place printed before the date
 * @param link what the QR code leads to
 * @param code the same for people who type
 */
public record LetterPage(
        String government,
        String agency,
        String address,
        String place,
        LocalDate date,
        LetterOrder.Signatory signatory,
        String link,
        String code) {
    private static final Locale INDONESIAN = Locale.of("id");

    /** Government, agency, address, a double line below. */
    public String letterhead() {
        return """
                <div class="head"><div class="head-government">%s</div><div class="head-agency">%s</div>\
                <div class="head-address">%s</div></div>""".formatted(
                escape(government.toUpperCase(INDONESIAN)), escape(agency.toUpperCase(INDONESIAN)), escape(address));
    }

    /** Place, date, position, the QR code, name and NIP; and below how to check the paper. */
    public String signature() {
        String idNumber = signatory.idNumber();
        return """
                <table class="sign"><tr><td class="sign-left">\
                <object type="andalan/qr" class="sign-qr" data="%s"></object></td>\
                <td class="sign-right"><div>%s, %s</div><div>%s</div>\
                <div class="sign-note">Ditandatangani secara elektronik</div>\
                <div class="sign-name">%s</div>%s</td></tr></table>\
                <div class="sign-check">Periksa keaslian dokumen ini: pindai kode QR atau buka %s<br/>Kode: <b>%s</b></div>""".formatted(
                        escape(link),
                        escape(place),
                        Prints.date(date),
                        escape(signatory.position()),
                        escape(signatory.name()),
                        idNumber == null || idNumber.isBlank() ? "" : "<div>NIP " + escape(idNumber) + "</div>",
                        escape(link),
                        escape(code));
    }

    /**
     * The whole page.
     *
     * @param title plain text
     * @param css the template's own style sheet
     * @param body well-formed XHTML
     */
    public String html(String title, String css, String body) {
        return """
                <html lang="id"><head><title>%s</title><meta name="author" content="%s"/><style>%s</style></head>\
                <body>%s</body></html>""".formatted(escape(title), escape(agency + ", " + government), escape(css), body);
    }

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(c < 0x20 ? ' ' : c);
            }
        });
        return escaped.toString();
    }
}
