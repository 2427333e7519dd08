package id.andalan.casework.web;

import id.andalan.casework.ApplyStep;
import id.andalan.casework.ApplySubmit;
import id.andalan.casework.ApplyTrip;
import id.andalan.casework.ApplyTrips;
import id.andalan.casework.Draft;
import id.andalan.casework.Drafts;
import id.andalan.catalog.form.Answers;
import id.andalan.catalog.form.FormFault;
import id.andalan.core.Actor;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import id.andalan.core.web.Faults;
import id.andalan.core.web.Flash;
import id.andalan.identity.Contact;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The last pages: how to reach the applicant, a look at everything, and sending it. */
@Controller
public class ApplyCheckPage {
    private static final int LONGEST_NAME = 200;

    private final ApplyTrips trips;
    private final Drafts drafts;
    private final ApplySubmit submit;
    private final ApplyFrames frames;
    private final FormAnswers answers;
    private final FormFaults words;

    ApplyCheckPage(
            ApplyTrips trips,
            Drafts drafts,
            ApplySubmit submit,
            ApplyFrames frames,
            FormAnswers answers,
            FormFaults words) {
        this.trips = trips;
        this.drafts = drafts;
        this.submit = submit;
        this.frames = frames;
        this.answers = answers;
        this.words = words;
    }

    /** As typed. */
    public record Person(String name, String phone, String email) {
        static Person of(@Nullable Contact contact) {
            return contact == null
                    ? new Person("", "", "")
                    : new Person(text(contact.name()), text(contact.phone()), text(contact.email()));
        }

        /** Nobody types twice what the form has asked already. */
        static Person of(Map<String, String> profile) {
            return new Person(text(profile.get("name")), text(profile.get("phone")), text(profile.get("email")));
        }

        private static String text(@Nullable String text) {
            return text == null ? "" : text;
        }

        Contact contact() {
            return new Contact(none(name), none(phone), none(email));
        }

        private static @Nullable String none(String text) {
            return text.isBlank() ? null : text.strip();
        }
    }

    /**
     * The sending as typed.
     *
     * @param other for somebody else
     * @param agreed that person agrees
     */
    public record Sending(boolean right, boolean other, String name, String relation, boolean agreed) {
        static Sending of(MultiValueMap<String, String> sent) {
            return new Sending(
                    sent.containsKey("right"),
                    sent.containsKey("other"),
                    text(sent, "name"),
                    text(sent, "relation"),
                    sent.containsKey("agreed"));
        }
    }

    /** Something that is missing, and the page that asks for it. */
    public record Missing(String text, String href) {}

    @GetMapping("/ajukan/{link}/kontak")
    String contact(
            Actor actor,
            @PathVariable String link,
            @RequestParam(defaultValue = "") String ubah,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        ApplyTrip trip = trips.open(actor, link);
        if (trip.isOutdated()) {
            return ApplyPage.to(trip, "versi");
        }
        if (trip.knowsContact()) {
            return ApplyPage.to(trip, ApplyStep.CHECK);
        }
        Contact known = trip.draft().content().contact();
        Person person = known == null ? Person.of(trip.form().profile(trip.answers())) : Person.of(known);
        return contact(trip, person, new ApplyPage.Look(Faults.NONE, !ubah.isEmpty(), false), locale, response, model);
    }

    private String contact(
            ApplyTrip trip,
            Person person,
            ApplyPage.Look look,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        frames.headers(response);
        model.addAttribute("frame", frames.of(trip, ApplyStep.of(ApplyStep.CONTACT), locale));
        model.addAttribute("person", person);
        model.addAttribute("look", look);
        return "apply/contact";
    }

    @PostMapping("/ajukan/{link}/kontak")
    String takeContact(
            Actor actor,
            @PathVariable String link,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String go,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        ApplyTrip trip = trips.open(actor, link);
        Person person = new Person(cut(name), cut(phone), cut(email));
        List<Refusal> wrong = wrong(person);
        if (wrong.isEmpty() || !go.isEmpty()) {
            drafts.change(actor, link, draft -> with(draft, draft.content().contact(person.contact())));
        }
        if (go.equals("back")) {
            ApplyStep here = ApplyStep.of(ApplyStep.CONTACT);
            return ApplyPage.to(trip, trip.before(here).map(ApplyStep::path).orElse(ApplyStep.CONTACT));
        }
        if (go.equals("save")) {
            return ApplyPage.to(trip, "simpan");
        }
        if (!wrong.isEmpty()) {
            response.setStatus(422);
            ApplyPage.Look look = new ApplyPage.Look(words.of(wrong, locale), false, false);
            return contact(trip, person, look, locale, response, model);
        }
        return ApplyPage.to(trip, ApplyStep.CHECK);
    }

    private static String cut(String text) {
        return text.length() > 2 * LONGEST_NAME ? text.substring(0, 2 * LONGEST_NAME) : text.strip();
    }

    private static List<Refusal> wrong(Person person) {
        List<Refusal> wrong = new ArrayList<>();
        if (person.name.isBlank()) {
            wrong.add(Refusal.at("name", "apply.contact.name"));
        } else if (person.name.length() > LONGEST_NAME) {
            wrong.add(Refusal.at("name", "contact.name", LONGEST_NAME));
        }
        if (!person.phone.isBlank() && !Answers.isPhone(person.phone)) {
            wrong.add(Refusal.at("phone", "contact.phone"));
        }
        if (!person.email.isBlank() && !Answers.isEmail(person.email)) {
            wrong.add(Refusal.at("email", "contact.email"));
        }
        if (person.phone.isBlank() && person.email.isBlank()) {
            wrong.add(Refusal.at("phone", "apply.contact.reach"));
        }
        return wrong;
    }

    static Draft with(Draft draft, Draft.Content content) {
        return new Draft(
                draft.id(),
                draft.link(),
                draft.service(),
                draft.version(),
                draft.account(),
                content,
                draft.changedAt(),
                draft.expiresAt());
    }

    @GetMapping("/ajukan/{link}/periksa")
    String check(Actor actor, @PathVariable String link, Locale locale, HttpServletResponse response, Model model) {
        ApplyTrip trip = trips.open(actor, link);
        if (trip.isOutdated()) {
            return ApplyPage.to(trip, "versi");
        }
        Draft.ForAnother behalf = trip.draft().content().behalf();
        Sending sending = behalf == null
                ? new Sending(false, false, "", "", false)
                : new Sending(false, true, behalf.name(), behalf.relation(), false);
        return check(actor, trip, sending, Faults.NONE, locale, response, model);
    }

    private String check(
            Actor actor,
            ApplyTrip trip,
            Sending sending,
            Faults faults,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        frames.headers(response);
        model.addAttribute("frame", frames.of(trip, ApplyStep.of(ApplyStep.CHECK), locale));
        model.addAttribute("sections", answers.sections(trip.form(), trip.answers(), trip.files(), locale));
        model.addAttribute("contact", Person.of(trips.contact(actor, trip.draft())));
        model.addAttribute("own", trip.knowsContact());
        model.addAttribute("sending", sending);
        model.addAttribute("missing", missing(actor, trip, locale));
        model.addAttribute("faults", faults);
        model.addAttribute("key", trip.draft().id().toString());
        return "apply/check";
    }

    private List<Missing> missing(Actor actor, ApplyTrip trip, Locale locale) {
        List<Missing> missing = new ArrayList<>();
        for (FormFault fault : trip.faults()) {
            String page = trip.stepOf(fault.field()).map(ApplyStep::path).orElse("1");
            missing.add(new Missing(
                    words.text(fault, locale), "/ajukan/" + trip.link() + "/" + page + "?ubah=1#" + fault.path()));
        }
        if (trips.contact(actor, trip.draft()).isEmpty()) {
            Refusal none = new Refusal("apply.contact.reach");
            missing.add(new Missing(
                    words.of(List.of(none), locale).all().getFirst().text(), "/ajukan/" + trip.link() + "/kontak"));
        }
        return missing;
    }

    @PostMapping("/ajukan/{link}/kirim")
    String send(
            Actor actor,
            @PathVariable String link,
            @RequestParam MultiValueMap<String, String> sent,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        try {
            return send(actor, trips.open(actor, link), Sending.of(sent), locale, response, model);
        } catch (NotFound gone) {
            // Sent before, or at this very moment by a second click: the answer is that of the first.
            return "redirect:" + submit.submit(actor, link, text(sent, "key"), locale.getLanguage());
        }
    }

    private String send(
            Actor actor, ApplyTrip trip, Sending sending, Locale locale, HttpServletResponse response, Model model) {
        if (trip.isOutdated()) {
            return ApplyPage.to(trip, "versi");
        }
        List<Refusal> wrong = wrong(sending);
        if (wrong.isEmpty()) {
            Draft.ForAnother behalf = sending.other ? new Draft.ForAnother(sending.name, sending.relation, true) : null;
            drafts.change(
                    actor, trip.link(), draft -> with(draft, draft.content().behalf(behalf)));
            try {
                String key = trip.draft().id().toString();
                return "redirect:" + submit.submit(actor, trip.link(), key, locale.getLanguage());
            } catch (Refusal refusal) {
                wrong.add(refusal);
            }
        }
        response.setStatus(422);
        return check(actor, trip, sending, words.of(wrong, locale), locale, response, model);
    }

    private static List<Refusal> wrong(Sending sending) {
        List<Refusal> wrong = new ArrayList<>();
        if (sending.other && sending.name.isBlank()) {
            wrong.add(Refusal.at("name", "apply.other.name"));
        }
        if (sending.other && sending.relation.isBlank()) {
            wrong.add(Refusal.at("relation", "apply.other.relation"));
        }
        if (sending.other && !sending.agreed) {
            wrong.add(Refusal.at("agreed", "apply.other.agreed"));
        }
        if (!sending.right) {
            wrong.add(Refusal.at("right", "apply.right"));
        }
        return wrong;
    }

    private static String text(MultiValueMap<String, String> sent, String name) {
        String value = sent.getFirst(name);
        return value == null ? "" : cut(value);
    }

    @PostMapping("/ajukan/{link}/hapus")
    String drop(Actor actor, @PathVariable String link, HttpServletResponse response) {
        Draft draft = drafts.open(actor, link);
        drafts.drop(actor, link);
        Flash.ok(response, "apply.dropped");
        return "redirect:" + (draft.account() == null ? "/layanan/" + draft.service() : "/akun/permohonan");
    }
}
