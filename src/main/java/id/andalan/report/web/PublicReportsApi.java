package id.andalan.report.web;

import id.andalan.core.Actor;
import id.andalan.core.Refusal;
import id.andalan.document.PhotoDraft;
import id.andalan.report.NewReport;
import id.andalan.report.ReportMap;
import id.andalan.report.ReportPages;
import id.andalan.report.ReportSteps;
import id.andalan.report.ReportView;
import id.andalan.report.SimilarReports;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** What everybody may read of the reports as JSON, and filing one with photos; names of the filter as on /laporan. */
@RestController
@RequestMapping(path = "/api/v1/reports", produces = MediaType.APPLICATION_JSON_VALUE)
class PublicReportsApi {
    private static final String LIMIT = "100";

    private final FilterParameters parameters;
    private final ReportPages pages;
    private final ReportMap map;
    private final ReportSteps steps;
    private final SimilarReports similar;
    private final ReportRows rows;
    private final Filing filing;

    PublicReportsApi(
            FilterParameters parameters,
            ReportPages pages,
            ReportMap map,
            ReportSteps steps,
            SimilarReports similar,
            ReportRows rows,
            Filing filing) {
        this.parameters = parameters;
        this.pages = pages;
        this.map = map;
        this.steps = steps;
        this.similar = similar;
        this.rows = rows;
        this.filing = filing;
    }

    /** A page; {@code next} is the {@code cursor} of the one behind it, null on the last. */
    record Listed(List<ReportView> reports, @Nullable String next) {}

    /** What was filed, and the path of its private page. */
    record Filed(String number, String status, String ward, String agency, String link) {}

    /** A report that may be the same matter. */
    record Offer(
            String number,
            String heading,
            String category,
            String ward,
            String status,
            int followers,
            @Nullable Integer meters,
            @Nullable String picture) {}

    @GetMapping
    Listed list(
            @RequestParam MultiValueMap<String, String> query,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = LIMIT) int limit) {
        ReportPages.Mark mark = ReportPages.Mark.of(cursor);
        if (cursor != null && !cursor.isBlank() && mark == null) {
            throw Refusal.at("cursor", "report.cursor");
        }
        if (limit < 1 || limit > ReportPages.MOST) {
            throw Refusal.at("limit", "work.size", ReportPages.MOST);
        }
        ReportPages.Page page = pages.page(parameters.readPublic(query), mark, limit);
        return new Listed(
                page.reports(), page.next() == null ? null : page.next().text());
    }

    @GetMapping("/map")
    Map<String, List<ReportMap.Dot>> map(
            @RequestParam MultiValueMap<String, String> query, @RequestParam String bbox, @RequestParam int zoom) {
        return Map.of("dots", map.dots(box(bbox), zoom, parameters.readPublic(query)));
    }

    @GetMapping("/similar")
    List<Offer> similar(
            @RequestParam String category, @RequestParam double lat, @RequestParam("long") double lon, Locale locale) {
        if (!(Math.abs(lat) < 85 && Math.abs(lon) <= 180)) {
            throw Refusal.at("lat", "region.point.invalid");
        }
        similar.requireKnown(category);
        return FilePage.offers(similar.near(category, lat, lon), rows, locale).stream()
                .map(offer -> new Offer(
                        offer.row().number(),
                        offer.row().heading(),
                        offer.row().category(),
                        offer.row().ward(),
                        offer.row().status(),
                        offer.row().followers(),
                        offer.meters(),
                        offer.row().picture()))
                .toList();
    }

    @GetMapping("/{number}/steps")
    List<ReportSteps.StepView> steps(Actor actor, @PathVariable String number) {
        return steps.ofPublic(pages.get(actor, number).id());
    }

    /** The form with photos; also what a phone sends that was without a network. Exactly once by {@code Idempotency-Key}. */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Filed> file(
            Actor actor,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(name = "photos", required = false) @Nullable List<MultipartFile> files) {
        ReportForm form = ReportForm.of(sent);
        form.check();
        List<PhotoDraft> drafts = filing.accept(files);
        NewReport.Place place = form.place();
        String source = actor.kind() == Actor.Kind.ANONYMOUS ? "web" : "api";
        Filing.Filed filed = filing.file(
                actor,
                key,
                Filing.digest(drafts, form.parts()),
                new Filing.Request(form.category(), place, form.description(), source, form.contact()),
                drafts);
        return ResponseEntity.status(201)
                .header("Location", "/api/v1/reports/" + filed.number())
                .body(new Filed(filed.number(), filed.status(), filed.ward(), filed.agency(), filing.link(filed)));
    }

    private static ReportMap.Box box(String text) {
        String[] edges = text.split(",", -1);
        try {
            if (edges.length == 4) {
                return new ReportMap.Box(
                        Double.parseDouble(edges[0]),
                        Double.parseDouble(edges[1]),
                        Double.parseDouble(edges[2]),
                        Double.parseDouble(edges[3]));
            }
        } catch (NumberFormatException e) {
            throw Refusal.at("bbox", "report.map.box");
        }
        throw Refusal.at("bbox", "report.map.box");
    }
}
