package id.andalan.core.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FormatsTest {
    private static final ZoneId TERNATE = ZoneId.of("Asia/Jayapura");
    private static final Instant MORNING = Instant.parse("2026-04-14T01:12:00Z");
    private final Formats indonesian = formats(Languages.INDONESIAN);
    private final Formats english = formats(Languages.ENGLISH);

    private static Formats formats(Locale locale) {
        return new Formats(locale, TERNATE, Clock.fixed(MORNING, ZoneOffset.UTC));
    }

    @Test
    void timesAreShownInTheZoneOfTheCity() {
        assertThat(indonesian.dateTime(MORNING)).isEqualTo("14 April 2026, 10.12 WIT");
        assertThat(english.dateTime(MORNING)).isEqualTo("14 April 2026, 10:12 WIT");
        assertThat(indonesian.weekday(MORNING)).isEqualTo("Selasa, 14 April 2026");
    }

    @Test
    void theDayIsTheDayOfTheCity() {
        assertThat(indonesian.date(Instant.parse("2026-04-14T16:00:00Z"))).isEqualTo("15 April 2026");
    }

    @Test
    void numbersAndMoneyFollowTheLanguage() {
        assertThat(indonesian.number(1_234_567)).isEqualTo("1.234.567");
        assertThat(english.number(1_234_567)).isEqualTo("1,234,567");
        assertThat(indonesian.decimal(2.44, 1)).isEqualTo("2,4");
        assertThat(indonesian.plain(2017)).isEqualTo("2017");
        assertThat(indonesian.plain(new java.math.BigDecimal("1234.567891"))).isEqualTo("1234,567891");
        assertThat(english.plain(-0.5)).isEqualTo("-0.5");
        assertThat(indonesian.rupiah(25_000)).isEqualTo("Rp 25.000");
        assertThat(indonesian.size(0)).isEqualTo("1 KB");
        assertThat(indonesian.size(1_025)).isEqualTo("2 KB");
        assertThat(indonesian.size(1_048_575)).isEqualTo("1 MB");
        assertThat(indonesian.size(1_300_000)).isEqualTo("1,2 MB");
        assertThat(indonesian.rupiah(-500)).isEqualTo("−Rp 500");
    }

    @Test
    void briefTimesGrowWithDistance() {
        assertThat(indonesian.brief(MORNING)).isEqualTo("10.12");
        assertThat(indonesian.brief(Instant.parse("2026-04-12T07:20:00Z"))).isEqualTo("12 Apr, 16.20");
        assertThat(indonesian.brief(Instant.parse("2026-02-01T07:20:00Z"))).isEqualTo("1 Feb");
        assertThat(indonesian.brief(Instant.parse("2025-02-01T07:20:00Z"))).isEqualTo("1 Feb 2025");
    }
}
