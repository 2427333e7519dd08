package id.andalan.core.web;

import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers, money and times as people here write them: 1.284 · Rp 25.000 · 14 April 2026, 10.12 WIT. */
public final class Formats {
    /** More than anybody types. */
    private static final int MOST_DIGITS = 30;

    private final Locale locale;
    private final ZoneId zone;
    private final Clock clock;
    private final boolean english;

    public Formats(Locale locale, ZoneId zone, Clock clock) {
        this.locale = locale;
        this.zone = zone;
        this.clock = clock;
        this.english = locale.getLanguage().equals("en");
    }

    public String number(long value) {
        return NumberFormat.getIntegerInstance(locale).format(value);
    }

    public String decimal(double value, int digits) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(digits);
        return format.format(value);
    }

    /** Not in groups, since it may be a year or the number of a house, and with all its digits. */
    public String plain(Number value) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setGroupingUsed(false);
        format.setMaximumFractionDigits(MOST_DIGITS);
        return format.format(value);
    }

    /** With so many digits always, for figures that stand below each other. */
    public String fixed(double value, int digits) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(value);
    }

    /** Of a file, as the limits of forms say it: 1 MB is 1024 KB; never 0. */
    public String size(long bytes) {
        long kilobytes = Math.ceilDiv(bytes, 1024L);
        return kilobytes < 1024 ? number(Math.max(1, kilobytes)) + " KB" : decimal(kilobytes / 1024.0, 1) + " MB";
    }

    public String rupiah(long rupiah) {
        return (rupiah < 0 ? "−" : "") + "Rp " + number(Math.abs(rupiah));
    }

    public String date(LocalDate date) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy", locale).format(date);
    }

    public String date(Instant at) {
        return date(at.atZone(zone).toLocalDate());
    }

    /** A day beside others of its year: 1 September; with the year when that is not this one. */
    public String day(LocalDate date) {
        boolean thisYear = date.getYear() == clock.instant().atZone(zone).getYear();
        return thisYear ? DateTimeFormatter.ofPattern("d MMMM", locale).format(date) : date(date);
    }

    public String weekday(Instant at) {
        return DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", locale).format(at.atZone(zone));
    }

    public String clockTime(Instant at) {
        return DateTimeFormatter.ofPattern(english ? "HH:mm" : "HH.mm", locale).format(at.atZone(zone));
    }

    public String moment(Instant at) {
        return weekday(at) + ", " + clockTime(at) + " " + zoneName();
    }

    public String dateTime(Instant at) {
        return date(at) + ", " + clockTime(at) + " " + zoneName();
    }

    /** For dense tables: today's times as a time, this year's dates without the year. */
    public String brief(Instant at) {
        ZonedDateTime then = at.atZone(zone);
        ZonedDateTime now = clock.instant().atZone(zone);
        if (then.toLocalDate().equals(now.toLocalDate())) {
            return clockTime(at);
        }
        String pattern = then.getYear() == now.getYear() ? "d MMM" : "d MMM yyyy";
        return DateTimeFormatter.ofPattern(pattern, locale).format(then)
                + (then.toLocalDate().plusDays(7).isAfter(now.toLocalDate()) ? ", " + clockTime(at) : "");
    }

    /** WIB, WITA or WIT; another zone by its offset. */
    public String zoneName() {
        return DateTimeFormatter.ofPattern("z", Languages.INDONESIAN)
                .format(clock.instant().atZone(zone));
    }

    Instant now() {
        return clock.instant();
    }

    Duration since(Instant at) {
        return Duration.between(at, clock.instant());
    }
}
