package id.andalan.report.web;

import id.andalan.region.City;
import id.andalan.report.ReportFigures;
import id.andalan.report.ReportFilter;
import id.andalan.report.ReportPages;
import id.andalan.report.ReportStatus;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.WebUtils;

/** GET /: what a resident can do here, and what is happening in my ward (remembered by the browser) or the whole city. */
@Controller
public class HomePage {
    private static final String COOKIE = "kelurahan";
    private static final int NEWEST = 5;

    private final FilterParameters parameters;
    private final ReportPages pages;
    private final ReportFigures figures;
    private final ReportRows rows;
    private final ReportNames names;
    private final City city;
    private final Clock clock;

    HomePage(
            FilterParameters parameters,
            ReportPages pages,
            ReportFigures figures,
            ReportRows rows,
            ReportNames names,
            City city,
            Clock clock) {
        this.parameters = parameters;
        this.pages = pages;
        this.figures = figures;
        this.rows = rows;
        this.names = names;
        this.city = city;
        this.clock = clock;
    }

    /** A figure and the list that it counts. */
    public record Figure(long count, String href) {}

    /**
     * What is happening.
     *
     * @param ward code; null for the whole city
     */
    public record Happening(
            @Nullable String ward,
            String name,
            Figure open,
            Figure resolved,
            String href,
            List<ReportRows.Row> newest) {}

    @GetMapping("/")
    String home(
            @RequestParam(name = "kelurahan", required = false) @Nullable String chosen,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        String ward = known(chosen == null ? remembered(request) : chosen);
        if (chosen != null) {
            remember(ward, response);
        }
        ReportFilter area =
                ReportFilter.ALL.without(parameters.hidden()).withArea(new ReportFilter.Area(ward, null, null, null));
        ReportFilter open = area.withStatuses(ReportStatus.OPEN);
        ReportFilter resolved = area.withStatuses(EnumSet.of(ReportStatus.RESOLVED, ReportStatus.CLOSED))
                .withTime(new ReportFilter.Time(null, null, thisMonth(), null));
        model.addAttribute(
                "happening",
                new Happening(
                        ward,
                        ward == null ? city.profile().name().in(locale) : names.region(ward),
                        new Figure(figures.count(open), parameters.link("/laporan", open)),
                        new Figure(figures.count(resolved), parameters.link("/laporan", resolved)),
                        parameters.link("/laporan", area),
                        rows.of(pages.page(area, null, NEWEST).reports(), locale)));
        model.addAttribute("wards", names.wards());
        return "report/home";
    }

    private @Nullable String known(@Nullable String ward) {
        return names.wards().values().stream()
                        .flatMap(List::stream)
                        .anyMatch(region -> region.code().equals(ward))
                ? ward
                : null;
    }

    private Instant thisMonth() {
        LocalDate first = city.dateAt(clock.instant()).withDayOfMonth(1);
        return first.atStartOfDay(city.zone()).toInstant();
    }

    private static @Nullable String remembered(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null ? null : cookie.getValue();
    }

    private static void remember(@Nullable String ward, HttpServletResponse response) {
        response.addHeader(
                "Set-Cookie",
                ResponseCookie.from(COOKIE, ward == null ? "" : ward)
                        .path("/")
                        .httpOnly(true)
                        .sameSite("Lax")
                        .maxAge(ward == null ? Duration.ZERO : Duration.ofDays(365))
                        .build()
                        .toString());
    }
}
