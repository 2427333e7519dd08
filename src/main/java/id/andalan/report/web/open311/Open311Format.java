package id.andalan.report.web.open311;

import java.io.OutputStream;
import java.util.Locale;

/** The two formats. The suffix of the path picks one, whatever the headers say. */
enum Open311Format {
    XML("text/xml; charset=utf-8"),
    JSON("application/json; charset=utf-8");

    private final String contentType;

    Open311Format(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    Open311Writer writer(OutputStream out) {
        return this == XML ? new Open311Xml(out) : new Open311Json(out);
    }

    private String suffix() {
        return "." + name().toLowerCase(Locale.ROOT);
    }

    /**
     * A resource below the endpoint without its suffix, e.g. {@code requests/26-000123-4}.
     *
     * @param known false when the path names no format; errors are XML then, which every client must read
     */
    record Named(String resource, Open311Format format, boolean known) {
        static Named of(String path) {
            String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
            for (Open311Format format : Open311Format.values()) {
                if (plain.endsWith(format.suffix())) {
                    int end = plain.length() - format.suffix().length();
                    return new Named(plain.substring(0, end), format, true);
                }
            }
            return new Named(plain, XML, false);
        }
    }
}
