package id.andalan.core.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The frame around every page, and what a template needs to speak: texts, numbers and times in the reader's language and the city's
 * zone. Every template that declares a parameter {@code page} of this type is given it.
 */
public final class Page {
    private final HttpServletRequest request;
    private final MessageSource messages;
    private final Locale locale;
    private final Formats formats;
    private final UnaryOperator<String> assets;
    private final Frame frame;

    /** Who shows the page and who looks at it. */
    record Frame(
            CityFace city,
            boolean sample,
            Visitor visitor,
            @Nullable Flash flash) {}

    Page(
            HttpServletRequest request,
            MessageSource messages,
            Locale locale,
            Formats formats,
            UnaryOperator<String> assets,
            Frame frame) {
        this.request = request;
        this.messages = messages;
        this.locale = locale;
        this.formats = formats;
        this.assets = assets;
        this.frame = frame;
    }

    /** The text of this key; the key itself when no message file has it (a test finds those). */
    public String t(String key, @Nullable Object... args) {
        String text = messages.getMessage(key, args, key, locale);
        return text == null ? key : text;
    }

    /** {@code id} or {@code en}, for the {@code lang} attribute. */
    public String lang() {
        return locale.getLanguage();
    }

    /** Whether there is a text of this key. */
    public boolean has(String key) {
        return messages.getMessage(key, null, null, locale) != null;
    }

    public CityFace city() {
        return frame.city();
    }

    /** Sample data is shown, so every page says so. */
    public boolean sample() {
        return frame.sample();
    }

    public Visitor visitor() {
        return frame.visitor();
    }

    public @Nullable Flash flash() {
        return frame.flash();
    }

    /** The address of a static file with its content hash, which browsers may keep for ever. */
    public String asset(String path) {
        return assets.apply(path);
    }

    public String path() {
        Object forwarded = request.getAttribute("jakarta.servlet.error.request_uri");
        return forwarded instanceof String uri ? uri : request.getRequestURI();
    }

    /** Is this page in that part of the site? For {@code aria-current} in navigation. */
    public boolean within(String prefix) {
        return path().equals(prefix) || path().startsWith(prefix + "/");
    }

    /** This address with one query parameter changed, and removed when the value is null. Other parameters stay. */
    public String with(String parameter, @Nullable Object value) {
        UriComponentsBuilder builder = UriComponentsBuilder.fromPath(path());
        if (request.getQueryString() != null) {
            builder.query(request.getQueryString());
        }
        builder.replaceQueryParam(parameter);
        if (value != null) {
            builder.queryParam(parameter, URLEncoder.encode(value.toString(), UTF_8));
        }
        return builder.build(true).toUriString();
    }

    /** The CSRF token of this visitor, or null where the security chain has none. */
    public @Nullable CsrfToken csrf() {
        return (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    }

    public String number(long value) {
        return formats.number(value);
    }

    public String decimal(double value, int digits) {
        return formats.decimal(value, digits);
    }

    /** With so many digits always, for figures that stand below each other. */
    public String fixed(double value, int digits) {
        return formats.fixed(value, digits);
    }

    /** Of a file. */
    public String size(long bytes) {
        return formats.size(bytes);
    }

    public String rupiah(long rupiah) {
        return formats.rupiah(rupiah);
    }

    public String date(LocalDate date) {
        return formats.date(date);
    }

    public String date(Instant at) {
        return formats.date(at);
    }

    /** Selasa, 14 April 2026 */
    public String weekday(Instant at) {
        return formats.weekday(at);
    }

    /** 14 April 2026, 10.12 WIT */
    public String dateTime(Instant at) {
        return formats.dateTime(at);
    }

    /** Selasa, 14 April 2026, 10.12 WIT: for deadlines, where the weekday helps to plan. */
    public String moment(Instant at) {
        return formats.moment(at);
    }

    public Instant now() {
        return formats.now();
    }

    /** 10.12 */
    public String clockTime(Instant at) {
        return formats.clockTime(at);
    }

    /** 10.12 today, 9 Apr, 16.20 this week, 9 Apr this year, 9 Apr 2025 before. */
    public String brief(Instant at) {
        return formats.brief(at);
    }

    /** "2 jam lalu"; after a week the date. */
    public String ago(Instant at) {
        Duration since = formats.since(at);
        if (since.toMinutes() < 1) {
            return t("time.now");
        }
        if (since.toMinutes() < 60) {
            return t("time.minutes.ago", since.toMinutes());
        }
        if (since.toHours() < 24) {
            return t("time.hours.ago", since.toHours());
        }
        return since.toDays() < 7 ? t("time.days.ago", since.toDays()) : date(at);
    }

    /** "2,4 hari", "5 jam", "28 menit": the largest unit that says something. */
    public String duration(Duration length) {
        Duration span = length.abs();
        if (span.toMinutes() < 90) {
            return t("time.minutes", span.toMinutes());
        }
        if (span.toHours() < 36) {
            return t("time.hours", span.toHours());
        }
        return t("time.days", decimal(span.toMinutes() / (24 * 60.0), 1));
    }
}
