package id.andalan.casework.web;

import id.andalan.casework.ApplyStep;
import id.andalan.casework.ApplyTrip;
import id.andalan.casework.ApplyTrips;
import id.andalan.casework.Draft;
import id.andalan.casework.Drafts;
import id.andalan.casework.PlaceWishes;
import id.andalan.catalog.Service;
import id.andalan.catalog.form.FormFault;
import id.andalan.core.Actor;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import id.andalan.core.web.Faults;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * Applying online, one page at a time: {@code /layanan/{code}/ajukan} begins or goes on, {@code /ajukan/{draft}/{page}} asks. Every page
 * works without JavaScript; follow-up questions then come after the page was sent.
 */
@Controller
public class ApplyPage {
    private static final String COOKIE = "andalan_draf";

    private final ApplyTrips trips;
    private final Drafts drafts;
    private final ApplyInput input;
    private final ApplyFrames frames;
    private final FormViews views;
    private final FormFaults words;
    private final PlaceWishes bookings;

    ApplyPage(
            ApplyTrips trips,
            Drafts drafts,
            ApplyInput input,
            ApplyFrames frames,
            FormViews views,
            FormFaults words,
            PlaceWishes bookings) {
        this.trips = trips;
        this.drafts = drafts;
        this.input = input;
        this.frames = frames;
        this.views = views;
        this.words = words;
        this.bookings = bookings;
    }

    /** Before the first question: what it takes, and the drafts there are already. */
    @GetMapping("/layanan/{code}/ajukan")
    String start(
            Actor actor,
            @PathVariable String code,
            @CookieValue(name = COOKIE, required = false) @Nullable String last,
            Locale locale,
            Model model) {
        Service service = trips.offered(code);
        List<Draft> own = new ArrayList<>(drafts.list(actor));
        if (last != null && own.stream().noneMatch(draft -> draft.link().equals(last))) {
            drafts.find(actor, last).ifPresent(own::add);
        }
        model.addAttribute("start", frames.start(service, locale));
        model.addAttribute(
                "drafts",
                own.stream().filter(draft -> draft.service().equals(code)).toList());
        return "apply/start";
    }

    @PostMapping("/layanan/{code}/ajukan")
    String begin(Actor actor, @PathVariable String code, HttpServletRequest request, HttpServletResponse response) {
        Draft draft = trips.begin(actor, code);
        // Until the browser is closed, so that nobody who comes after on a shared phone finds it.
        response.addHeader(
                "Set-Cookie",
                ResponseCookie.from(COOKIE, draft.link())
                        .path("/layanan/" + code + "/ajukan")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .build()
                        .toString());
        return "redirect:/ajukan/" + draft.link() + "/1";
    }

    /** Goes on where something is still to be done. */
    @GetMapping("/ajukan/{link}")
    String resume(Actor actor, @PathVariable String link) {
        ApplyTrip trip = trips.open(actor, link);
        return to(trip, trip.isOutdated() ? "versi" : trip.firstIncomplete().path());
    }

    @GetMapping("/ajukan/{link}/{page:[0-9]{1,2}}")
    String step(
            Actor actor,
            @PathVariable String link,
            @PathVariable String page,
            @RequestParam(defaultValue = "") String ubah,
            @RequestParam(defaultValue = "") String lanjut,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        ApplyTrip trip = trips.open(actor, link);
        if (trip.isOutdated()) {
            return to(trip, "versi");
        }
        ApplyStep step = trip.find(page).orElse(null);
        if (step == null) {
            return to(trip, trip.firstIncomplete().path());
        }
        return show(trip, step, new Look(Faults.NONE, !ubah.isEmpty(), !lanjut.isEmpty()), locale, response, model);
    }

    @PostMapping("/ajukan/{link}/{page:[0-9]{1,2}}")
    String take(
            Actor actor,
            @PathVariable String link,
            @PathVariable String page,
            @RequestParam MultiValueMap<String, String> texts,
            @RequestParam MultiValueMap<String, MultipartFile> files,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        ApplyTrip trip = trips.open(actor, link);
        ApplyStep step = trip.find(page).orElseThrow(() -> new NotFound("page " + page));
        ApplyInput.Taken taken = input.take(actor, trip, step, new ApplyInput.Sent(texts, files));
        ApplyTrip now = trips.again(trip, taken.draft());
        boolean changing = texts.containsKey("ubah");
        if (now.isOutdated()) {
            return to(now, "versi");
        }
        if (!taken.refused().isEmpty()) {
            response.setStatus(422);
            return show(
                    now, step, new Look(words.of(taken.refused(), locale), changing, false), locale, response, model);
        }
        if (!taken.changed().isEmpty()) {
            return to(now, page + (changing ? "?ubah=1" : "") + "#" + taken.changed());
        }
        String go = String.valueOf(texts.getFirst("go"));
        if (go.equals("back")) {
            return to(now, now.before(step).map(ApplyStep::path).orElse(page));
        }
        if (go.equals("save")) {
            return to(now, "simpan");
        }
        return onward(now, step, taken.shown(), changing, locale, response, model);
    }

    private String onward(
            ApplyTrip trip,
            ApplyStep step,
            Set<String> shown,
            boolean changing,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        List<FormFault> wrong = trip.faults(step).stream()
                .filter(fault -> shown.contains(fault.field()))
                .toList();
        if (!wrong.isEmpty()) {
            response.setStatus(422);
            return show(trip, step, new Look(words.of(wrong, "", locale), changing, false), locale, response, model);
        }
        List<Refusal> taken = bookings.refusals(step.questions(), trip.draft().id(), trip.answers());
        if (!taken.isEmpty()) {
            response.setStatus(422);
            return show(trip, step, new Look(words.of(taken, locale), changing, false), locale, response, model);
        }
        Set<String> asked = trip.form().asked(trip.answers());
        String followUp = step.questions().stream()
                .map(question -> question.name())
                .filter(name -> asked.contains(name) && !shown.contains(name))
                .findFirst()
                .orElse("");
        if (!followUp.isEmpty()) {
            return to(trip, step.path() + "?lanjut=1" + (changing ? "&ubah=1" : "") + "#" + followUp);
        }
        return to(
                trip,
                changing
                        ? trip.firstIncomplete().path()
                        : trip.after(step).orElse(ApplyStep.of(ApplyStep.CHECK)).path());
    }

    /** The draft is kept; how to come back to it. */
    @GetMapping("/ajukan/{link}/simpan")
    String saved(Actor actor, @PathVariable String link, Locale locale, HttpServletResponse response, Model model) {
        ApplyTrip trip = trips.open(actor, link);
        frames.headers(response);
        model.addAttribute("frame", frames.of(trip, null, locale));
        model.addAttribute("draft", trip.draft());
        model.addAttribute("address", frames.address(link));
        return "apply/saved";
    }

    /**
     * How a page is looked at.
     *
     * @param changing on the way back to the check page
     * @param more follow-up questions have come
     */
    public record Look(Faults faults, boolean changing, boolean more) {}

    private String show(
            ApplyTrip trip, ApplyStep step, Look look, Locale locale, HttpServletResponse response, Model model) {
        frames.headers(response);
        model.addAttribute("frame", frames.of(trip, step, locale));
        model.addAttribute("look", look);
        model.addAttribute(
                "view",
                views.view(
                        trip.form(),
                        step.questions(),
                        new FormViews.Shown(trip.answers(), look.faults(), "", trip.files(), trip.link()),
                        locale));
        return "apply/step";
    }

    static String to(ApplyTrip trip, String page) {
        return "redirect:/ajukan/" + trip.link() + "/" + page;
    }
}
