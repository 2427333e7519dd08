package id.andalan.catalog.web;

import id.andalan.agency.Agencies;
import id.andalan.agency.Agency;
import id.andalan.catalog.Amount;
import id.andalan.catalog.Service;
import id.andalan.core.web.Formats;
import id.andalan.core.web.Problems;
import id.andalan.region.City;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Times, fees and offices of services in words, in the reader's language. */
@Component
class ServiceTexts {
    private final Problems texts;
    private final Agencies agencies;
    private final City city;
    private final Clock clock;

    ServiceTexts(Problems texts, Agencies agencies, City city, Clock clock) {
        this.texts = texts;
        this.agencies = agencies;
        this.city = city;
        this.clock = clock;
    }

    String text(String code, Locale locale, Object... args) {
        return texts.text(code, locale, args);
    }

    /** Says what the picture of a process is. */
    String process(String service, Locale locale) {
        return text("catalog.process.name", locale, service);
    }

    /** "3 hari kerja", or the rule. */
    String time(Amount time, Locale locale) {
        return time.value() == null ? rule(time, locale) : workingTime(time.value(), locale);
    }

    /** The largest unit that comes out even, else hours: a working day of seven and a half hours is no unit for five. */
    String workingTime(long minutes, Locale locale) {
        int day = Service.MINUTES_OF_A_WORKING_DAY;
        if (minutes % day == 0) {
            return text("catalog.time.days", locale, minutes / day);
        }
        return minutes < 60
                ? text("catalog.time.minutes", locale, minutes)
                : text("catalog.time.hours", locale, minutes / 60.0);
    }

    /** "Gratis", "Rp 25.000", or the rule. */
    String fee(Amount fee, Locale locale) {
        if (fee.value() == null) {
            return rule(fee, locale);
        }
        return fee.value() == 0
                ? text("catalog.fee.free", locale)
                : new Formats(locale, city.zone(), clock).rupiah(fee.value());
    }

    /** For lists: "kira-kira 3 hari kerja" while not confirmed; null where a rule says it. */
    @Nullable
    String shortTime(Amount time, Locale locale) {
        if (time.value() == null) {
            return null;
        }
        String words = workingTime(time.value(), locale);
        return time.certain() ? words : text("catalog.time.about", locale, words);
    }

    /** For lists, where a rule is too long. */
    String shortFee(Amount fee, Locale locale) {
        if (fee.value() == null) {
            return text("catalog.fee.rule", locale);
        }
        String words = fee(fee, locale);
        return fee.certain() ? words : text("catalog.fee.unsure", locale, words);
    }

    /** "4 orang", or the rule. */
    String staff(Amount staff, Locale locale) {
        return staff.value() == null ? rule(staff, locale) : text("catalog.staff.people", locale, staff.value());
    }

    private static String rule(Amount amount, Locale locale) {
        return amount.rule() == null ? "" : amount.rule().in(locale);
    }

    String agency(String code, Locale locale) {
        return agencies.find(code).map(agency -> agency.name().in(locale)).orElse(code);
    }

    String agencyShort(String code) {
        return agencies.find(code).map(Agency::abbreviation).orElse(code);
    }

    /** Whose desk people come to: "Kelurahan" or the agency's short name. */
    String office(Service service, Locale locale) {
        return service.home().office() == Service.Office.AGENCY
                ? agencyShort(service.home().agency())
                : text("catalog.office." + service.home().office().name().toLowerCase(Locale.ROOT), locale);
    }
}
