package id.andalan.report.web;

import id.andalan.core.Actor;
import id.andalan.core.Ids;
import id.andalan.core.Refusal;
import id.andalan.core.Refusals;
import id.andalan.core.web.Faults;
import id.andalan.core.web.Flash;
import id.andalan.core.web.Problems;
import id.andalan.document.PhotoDraft;
import id.andalan.identity.Contact;
import id.andalan.identity.Contacts;
import id.andalan.report.NewReport;
import id.andalan.report.SimilarReports;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * GET and POST /lapor: the form, as it works without JavaScript. With it, {@code report-form.js} keeps the report on the phone first and
 * sends it to the JSON API.
 */
@Controller
public class FilePage {
    private static final String SOURCE = "web";

    private final Filing filing;
    private final SimilarReports similar;
    private final ReportNames names;
    private final ReportRows rows;
    private final Problems problems;
    private final MapFrames maps;
    private final Contacts contacts;

    FilePage(
            Filing filing,
            SimilarReports similar,
            ReportNames names,
            ReportRows rows,
            Problems problems,
            MapFrames maps,
            Contacts contacts) {
        this.filing = filing;
        this.similar = similar;
        this.names = names;
        this.rows = rows;
        this.problems = problems;
        this.maps = maps;
        this.contacts = contacts;
    }

    /** Another open report that may be the same matter. */
    public record Offer(ReportRows.Row row, @Nullable Integer meters) {}

    @GetMapping("/lapor")
    String form(Actor actor, @RequestParam MultiValueMap<String, String> given, Model model) {
        Contact own = contacts.own(actor).filter(contact -> !contact.isEmpty()).orElse(null);
        ReportForm form = ReportForm.begun(given, own, Ids.next().toString());
        return show(form, Faults.NONE, false, model);
    }

    @PostMapping("/lapor")
    String file(
            Actor actor,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(name = "photos", required = false) @Nullable List<MultipartFile> files,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        ReportForm form = ReportForm.of(sent);
        boolean photosChosen = files != null && files.stream().anyMatch(file -> !file.isEmpty());
        try {
            form.check();
            List<Offer> offers = sent.containsKey("new") ? List.of() : offers(form, locale);
            if (!offers.isEmpty()) {
                model.addAttribute("form", form);
                model.addAttribute("offers", offers);
                model.addAttribute("photosChosen", photosChosen);
                model.addAttribute("ward", names.region(form.ward()));
                return "report/similar";
            }
            return "redirect:" + file(actor, form, filing.accept(files)) + "?baru=1";
        } catch (Refusal refusal) {
            return refused(form, Faults.of(refusal, problems, locale), photosChosen, response, model);
        } catch (Refusals refusals) {
            return refused(form, Faults.of(refusals, problems, locale), photosChosen, response, model);
        }
    }

    private String file(Actor actor, ReportForm form, List<PhotoDraft> drafts) {
        Filing.Filed filed = filing.file(
                actor,
                form.key().isEmpty() ? null : form.key(),
                Filing.digest(drafts, form.parts()),
                new Filing.Request(form.category(), form.place(), form.description(), SOURCE, form.contact()),
                drafts);
        return filing.link(filed);
    }

    private List<Offer> offers(ReportForm form, Locale locale) {
        NewReport.Place place = form.place();
        List<SimilarReports.Similar> found;
        if (place.lat() != null && place.lon() != null) {
            found = similar.near(form.category(), place.lat(), place.lon());
        } else {
            found = similar.inWard(form.category(), form.ward());
        }
        return offers(found, rows, locale);
    }

    static List<Offer> offers(List<SimilarReports.Similar> found, ReportRows rows, Locale locale) {
        List<ReportRows.Row> readable =
                rows.of(found.stream().map(SimilarReports.Similar::report).toList(), locale);
        return java.util.stream.IntStream.range(0, found.size())
                .mapToObj(i -> new Offer(readable.get(i), found.get(i).meters()))
                .toList();
    }

    /** "Saya juga": follows the report of that number instead. */
    @PostMapping("/lapor/saya-juga")
    String follow(
            Actor actor,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            HttpServletResponse response) {
        ReportForm form = ReportForm.of(sent);
        String number = String.valueOf(sent.getFirst("follow"));
        filing.follow(actor, number, DeviceCookie.follower(actor, request, response), form.contact());
        Flash.ok(response, "report.followed");
        return "redirect:/laporan/"
                + org.springframework.web.util.UriUtils.encodePathSegment(
                        number, java.nio.charset.StandardCharsets.UTF_8);
    }

    private String refused(
            ReportForm form, Faults faults, boolean photosChosen, HttpServletResponse response, Model model) {
        response.setStatus(422);
        return show(form, faults, photosChosen, model);
    }

    private String show(ReportForm form, Faults faults, boolean photosLost, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("faults", faults);
        model.addAttribute("photosLost", photosLost);
        model.addAttribute("groups", names.offered());
        model.addAttribute("wards", names.wards());
        model.addAttribute("frame", maps.frame());
        return "report/file";
    }
}
