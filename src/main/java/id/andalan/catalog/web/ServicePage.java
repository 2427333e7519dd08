package id.andalan.catalog.web;

import id.andalan.catalog.Service;
import id.andalan.catalog.ServiceVersions;
import id.andalan.catalog.Services;
import id.andalan.core.NotFound;
import id.andalan.region.City;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** GET /layanan/{code}: the whole standard of a service; an older version by {@code versi}. */
@Controller
public class ServicePage {
    private final Services services;
    private final ServiceTexts texts;
    private final CounterHours hours;
    private final FigureTexts figures;
    private final City city;
    private final Clock clock;

    ServicePage(
            Services services, ServiceTexts texts, CounterHours hours, FigureTexts figures, City city, Clock clock) {
        this.services = services;
        this.texts = texts;
        this.hours = hours;
        this.figures = figures;
        this.city = city;
        this.clock = clock;
    }

    /**
     * A step on its line of time.
     *
     * @param time in words; null when not fixed, and so is its bar
     */
    public record Step(
            Service.Step step,
            @Nullable String time,
            @Nullable Bar bar) {}

    /** Where a step begins and how long it is, in thousandths of the whole. */
    public record Bar(int from, int length) {}

    /** Everything beside the standard's own texts. */
    public record Words(String agency, String agencyShort, String office, String time, String fee, String staff) {}

    /**
     * A version as it is shown.
     *
     * @param current the version that holds today
     * @param upcoming its first day is still to come
     * @param figures of its last months; null where nothing can be applied for online
     * @param picture of its process, as SVG
     */
    public record Shown(
            Service service,
            ServiceVersions versions,
            Service current,
            boolean upcoming,
            Words words,
            List<Step> steps,
            List<CounterHours.Line> hours,
            FigureTexts.@Nullable Words figures,
            @Nullable String picture) {
        /** People can apply for it online here and now. */
        public boolean applicable() {
            return service.online() && !versions.retired() && !upcoming && service.version() == current.version();
        }

        public boolean older() {
            return service.version() < current.version();
        }
    }

    @GetMapping("/layanan/{code}")
    String service(
            @PathVariable String code,
            @RequestParam(name = "versi", required = false) @Nullable String version,
            Locale locale,
            Model model) {
        ServiceVersions versions = services.get(code);
        LocalDate today = city.dateAt(clock.instant());
        Service current = versions.on(today);
        Service service = version == null ? current : version(versions, version);
        // What people live through now belongs to the version that holds now.
        boolean holds = service.online() && !versions.retired() && service.version() == current.version();
        FigureTexts.Words counted = holds ? figures.of(service, locale) : null;
        model.addAttribute(
                "shown",
                new Shown(
                        service,
                        versions,
                        current,
                        service.validFrom().isAfter(today),
                        words(service, locale),
                        steps(service, locale),
                        hours.week(locale),
                        counted,
                        picture(service, counted, locale)));
        return "catalog/service";
    }

    /** The version of that number; anything that is no number of one is not found. */
    static Service version(ServiceVersions versions, String number) {
        return versions.all().stream()
                .filter(one -> Integer.toString(one.version()).equals(number.strip()))
                .findFirst()
                .orElseThrow(() -> new NotFound("version " + number));
    }

    private @Nullable String picture(Service service, FigureTexts.@Nullable Words counted, Locale locale) {
        return service.process() == null
                ? null
                : ProcessPicture.loaded(
                        service.process(),
                        texts.process(service.name().in(locale), locale),
                        counted == null ? Map.of() : counted.picture());
    }

    private Words words(Service service, Locale locale) {
        return new Words(
                texts.agency(service.home().agency(), locale),
                texts.agencyShort(service.home().agency()),
                texts.office(service, locale),
                texts.time(service.delivery().time(), locale),
                texts.fee(service.delivery().fee(), locale),
                texts.staff(service.management().staff(), locale));
    }

    /** The line is the whole time, or the sum of the steps where the whole is not fixed. */
    private List<Step> steps(Service service, Locale locale) {
        long sum = service.delivery().steps().stream()
                .mapToLong(step -> step.minutes() == null ? 0 : step.minutes())
                .sum();
        Long total = service.delivery().time().value();
        long whole = Math.max(total == null ? 0 : total, sum);
        List<Step> steps = new ArrayList<>();
        long at = 0;
        for (Service.Step step : service.delivery().steps()) {
            if (step.minutes() == null) {
                steps.add(new Step(step, null, null));
                continue;
            }
            int from = (int) (1000 * at / whole);
            at += step.minutes();
            int to = (int) (1000 * at / whole);
            steps.add(new Step(step, texts.workingTime(step.minutes(), locale), new Bar(from, Math.max(8, to - from))));
        }
        return steps;
    }
}
