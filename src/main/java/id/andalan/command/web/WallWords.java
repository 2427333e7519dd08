package id.andalan.command.web;

import id.andalan.command.Figures;
import id.andalan.core.web.Formats;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** Texts, numbers and times of the wall in one language; pages have {@code Page}, a stream has no page. */
record WallWords(MessageSource messages, Locale locale, Formats formats) {
    /** A length of time as a number and its unit, which the wall writes in different sizes. */
    record Length(String value, String unit) {}

    private static final long DAYS_FROM = 36;

    String t(String key, Object... args) {
        String text = messages.getMessage(key, args, key, locale);
        return text == null ? key : text;
    }

    String number(long value) {
        return formats.number(value);
    }

    /** Rounded down, so that 100 % means all of them. */
    String percent(long part, long whole) {
        return t("wall.percent", formats.number(part * 100 / whole));
    }

    String brief(Instant at) {
        return formats.brief(at);
    }

    /** "Selasa, 14 April 2026 · 10.41 WIT", or the end of a past day. */
    String moment(Figures figures) {
        return figures.part().asOf() == null
                ? formats.weekday(figures.at()) + " · " + formats.clockTime(figures.at()) + " " + formats.zoneName()
                : t("wall.past", formats.date(figures.day()));
    }

    /** "Selesai hari ini"; a past day is called by its date. */
    String resolved(Figures figures) {
        return figures.part().asOf() == null ? t("wall.resolved") : t("wall.resolved.day", formats.day(figures.day()));
    }

    Length length(Duration span) {
        if (span.toMinutes() < 90) {
            return new Length(number(span.toMinutes()), t("wall.unit.minutes"));
        }
        return span.toHours() < DAYS_FROM
                ? new Length(number(span.toHours()), t("wall.unit.hours"))
                : new Length(days(span), t("wall.unit.days"));
    }

    /** How much a length changed, in the unit that the new one is written in. */
    String difference(Duration span, Duration before) {
        Duration change = span.minus(before).abs();
        if (span.toMinutes() < 90) {
            return number(change.toMinutes());
        }
        return span.toHours() < DAYS_FROM ? number(change.toHours()) : days(change);
    }

    private String days(Duration span) {
        return formats.decimal(span.toMinutes() / (24 * 60.0), 1);
    }
}
