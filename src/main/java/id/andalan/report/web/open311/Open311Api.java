package id.andalan.report.web.open311;

import id.andalan.agency.Categories;
import id.andalan.agency.Category;
import id.andalan.core.Actor;
import id.andalan.core.NotFound;
import id.andalan.core.web.Languages;
import id.andalan.region.City;
import id.andalan.report.ReportNumber;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/**
 * Open311 GeoReport v2: production below {@code /open311/v2}, a test endpoint that keeps nothing below {@code /open311/test/v2},
 * discovery beside and below both. Routed here and not by annotations, because the suffix decides the format of everything, errors
 * included, and a slash at the end is allowed everywhere.
 */
@Controller
class Open311Api {
    private static final String ROOT = "/open311/";
    private static final int MOST_ID = 40;

    private final Open311Answers answers;
    private final Open311Discovery discovery;
    private final Open311Filing filing;
    private final Open311Query query;
    private final Open311Errors errors;
    private final Categories categories;
    private final Here here;

    Open311Api(
            Open311Answers answers,
            Open311Discovery discovery,
            Open311Filing filing,
            Open311Query query,
            Open311Errors errors,
            Categories categories,
            Here here) {
        this.answers = answers;
        this.discovery = discovery;
        this.filing = filing;
        this.query = query;
        this.errors = errors;
        this.categories = categories;
        this.here = here;
    }

    /** Where and when the city is. */
    @org.springframework.stereotype.Component
    record Here(City city, Clock clock) {}

    /** An answer: what to write once the status is known. */
    private interface Body {
        void write(Open311Writer out);
    }

    /** A call, taken apart. */
    private record Call(
            String resource,
            boolean test,
            Open311Parameters given,
            Open311Answers.Reader reader,
            HttpServletRequest request) {
        /** What stands behind {@code collection/}; null when the call is another. */
        @Nullable
        String item(String collection) {
            return resource.startsWith(collection + "/") ? resource.substring(collection.length() + 1) : null;
        }
    }

    @GetMapping({"/open311", "/open311/**"})
    void read(HttpServletRequest request, HttpServletResponse response, Locale locale) throws IOException {
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        answer(request, response, spoken(request, locale), 200, this::get);
    }

    /** A client that asks for no language gets the city's. */
    private static Locale spoken(HttpServletRequest request, Locale asked) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null ? Languages.INDONESIAN : asked;
    }

    @PostMapping("/open311/**")
    void write(
            Actor actor,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        answer(request, response, spoken(request, locale), 201, call -> post(actor, call, key));
    }

    private interface Route {
        Body body(Call call);
    }

    private void answer(
            HttpServletRequest request, HttpServletResponse response, Locale locale, int status, Route route)
            throws IOException {
        Open311Format.Named named = Open311Format.Named.of(request.getRequestURI());
        try {
            if (!named.known()) {
                throw Open311Fault.notFound("open311.format");
            }
            Body body = route.body(call(named.resource(), request, locale));
            send(response, named.format(), status, body);
        } catch (RuntimeException failure) {
            if (response.isCommitted()) {
                throw failure;
            }
            Open311Errors.Answer error = errors.of(failure, request, locale);
            response.reset();
            if (error.retryAfter() != null) {
                response.setHeader(HttpHeaders.RETRY_AFTER, error.retryAfter());
            }
            send(response, named.format(), error.status(), out -> answers.errors(out, error.status(), error.text()));
        }
    }

    private static Call call(String path, HttpServletRequest request, Locale locale) {
        String below = path.startsWith(ROOT) ? path.substring(ROOT.length()) : "";
        boolean test = below.startsWith("test/");
        String plain = test ? below.substring("test/".length()) : below;
        String origin = request.getRequestURL()
                .substring(
                        0,
                        request.getRequestURL().length()
                                - request.getRequestURI().length());
        return new Call(plain, test, Open311Parameters.of(request), new Open311Answers.Reader(locale, origin), request);
    }

    private static void send(HttpServletResponse response, Open311Format format, int status, Body body)
            throws IOException {
        response.setStatus(status);
        response.setHeader(HttpHeaders.CONTENT_TYPE, format.contentType());
        try (Open311Writer out = format.writer(new BufferedOutputStream(response.getOutputStream(), 1 << 14))) {
            body.write(out);
        }
    }

    private Body get(Call call) {
        String resource = call.resource;
        if (resource.equals("discovery") || resource.equals("v2/discovery")) {
            return out -> discovery.write(out, call.reader);
        }
        discovery.checkJurisdiction(call.given.find("jurisdiction_id"));
        Locale locale = call.reader.locale();
        if (resource.equals("v2/services")) {
            List<Category> offered = categories.list(here.city.dateAt(here.clock.instant()));
            return out -> answers.services(out, offered, locale);
        }
        String service = call.item("v2/services");
        if (service != null) {
            Category category = categories
                    .find(service)
                    .orElseThrow(() -> Open311Fault.notFound("open311.service", shown(service)));
            return out -> answers.definition(out, category, locale);
        }
        if (resource.equals("v2/requests")) {
            Open311Filter filter = filter(call);
            List<Open311Query.Row> rows = query.list(filter, hidden());
            return out -> answers.requests(out, rows, filter.extensions(), call.reader);
        }
        if (resource.equals("v2/servicerequestupdates")) {
            List<Open311Query.Update> updates = query.updates(filter(call), hidden());
            return out -> answers.updates(out, updates, locale);
        }
        return single(call);
    }

    private Body single(Call call) {
        String request = call.item("v2/requests");
        if (request != null) {
            List<Open311Query.Row> rows = List.of(find(request));
            return out -> answers.requests(out, rows, "true".equals(call.given.find("extensions")), call.reader);
        }
        String token = call.item("v2/tokens");
        if (token != null) {
            // Ids are given at once, so an id is its own token; clients that ask all the same get it back.
            String number = find(token).number();
            return out -> out.array("service_requests")
                    .object("request")
                    .text("service_request_id", number)
                    .text("token", number)
                    .end()
                    .end();
        }
        throw new NotFound(call.resource);
    }

    private Open311Query.Row find(String id) {
        Instant now = here.clock.instant();
        Open311Filter only = new Open311Filter(
                List.of(ReportNumber.normal(id)),
                List.of(),
                null,
                new Open311Filter.Window(now, now),
                false,
                new Open311Filter.Slice(1, 1),
                false);
        return query.list(only, hidden()).stream()
                .findFirst()
                .orElseThrow(() -> Open311Fault.notFound("open311.request", shown(id)));
    }

    private static String shown(String id) {
        return id.length() <= MOST_ID ? id : id.substring(0, MOST_ID) + "…";
    }

    private Open311Filter filter(Call call) {
        return Open311Filter.of(call.given, here.clock.instant(), here.city.zone());
    }

    private Set<String> hidden() {
        return categories.list().stream()
                .filter(category -> !category.isPublic())
                .map(Category::code)
                .collect(Collectors.toSet());
    }

    private Body post(Actor actor, Call call, @Nullable String key) {
        if (!call.resource.equals("v2/requests")) {
            throw new NotFound(call.resource);
        }
        discovery.checkJurisdiction(call.given.find("jurisdiction_id"));
        String type = call.request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
            throw Open311Fault.bad("open311.form");
        }
        Locale locale = call.reader.locale();
        String number = call.test ? filing.rehearse(actor, call.given) : filing.file(actor, call.given, key);
        String notice = errors.text(
                call.test ? "open311.notice.test" : "open311.notice",
                locale,
                call.reader.origin() + "/laporan/" + number);
        return out -> out.array("service_requests")
                .object("request")
                .text("service_request_id", number)
                .text("service_notice", notice)
                .text("account_id", null)
                .end()
                .end();
    }
}
