package id.andalan.casework.web;

import id.andalan.casework.ApplyTrip;
import id.andalan.casework.ApplyTrips;
import id.andalan.casework.Draft;
import id.andalan.casework.Drafts;
import id.andalan.catalog.Service;
import id.andalan.catalog.form.Question;
import id.andalan.core.Actor;
import id.andalan.core.Bilingual;
import id.andalan.core.NotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The form has changed while a draft was open: what carries over, what does not, and going on with the newer one. */
@Controller
public class ApplyVersionPage {
    private final ApplyTrips trips;
    private final Drafts drafts;
    private final ApplyFrames frames;
    private final FormAnswers answers;

    ApplyVersionPage(ApplyTrips trips, Drafts drafts, ApplyFrames frames, FormAnswers answers) {
        this.trips = trips;
        this.drafts = drafts;
        this.frames = frames;
        this.answers = answers;
    }

    /**
     * The two versions beside each other.
     *
     * @param current null: the service cannot be applied for any more
     * @param kept how many answers carry over
     * @param left answers that do not
     * @param asked labels of questions that only the newer form has
     * @param sections everything that was answered, for a service that is gone
     */
    public record Versions(
            @Nullable Service current,
            int kept,
            List<FormAnswers.Line> left,
            List<String> asked,
            List<FormAnswers.Section> sections) {}

    @GetMapping("/ajukan/{link}/versi")
    String show(Actor actor, @PathVariable String link, Locale locale, HttpServletResponse response, Model model) {
        ApplyTrip trip = trips.open(actor, link);
        if (!trip.isOutdated()) {
            return ApplyPage.to(trip, trip.firstIncomplete().path());
        }
        frames.headers(response);
        model.addAttribute("frame", frames.of(trip, null, locale));
        model.addAttribute("versions", versions(trip, locale));
        return "apply/version";
    }

    private Versions versions(ApplyTrip trip, Locale locale) {
        Service current = trip.current();
        if (current == null) {
            return new Versions(
                    null, 0, List.of(), List.of(), answers.sections(trip.form(), trip.answers(), trip.files(), locale));
        }
        ApplyTrips.Carried carried = trips.carry(trip, current);
        List<String> asked = carried.form().asked(carried.kept()).stream()
                .filter(name -> trip.form().find(name).isEmpty())
                .map(name -> carried.form().find(name).orElseThrow().label().in(locale))
                .toList();
        return new Versions(
                current,
                carried.kept().size(),
                carried.left().stream()
                        .map(name -> trip.form().find(name))
                        .flatMap(java.util.Optional::stream)
                        .map(question -> line(trip, question, locale))
                        .toList(),
                asked,
                List.of());
    }

    private FormAnswers.Line line(ApplyTrip trip, Question question, Locale locale) {
        return answers.line(question, trip.answers().get(question.name()), trip.files(), locale);
    }

    @PostMapping("/ajukan/{link}/versi")
    String move(Actor actor, @PathVariable String link, Locale locale) {
        ApplyTrip trip = trips.open(actor, link);
        Service current = trip.current();
        if (current == null) {
            throw new NotFound("form of " + trip.service().code());
        }
        Draft moved = drafts.change(actor, link, draft -> {
            ApplyTrip now = trips.trip(actor, draft);
            if (!now.isOutdated()) {
                return draft;
            }
            ApplyTrips.Carried carried = trips.carry(now, current);
            List<Draft.Left> left = new ArrayList<>(draft.content().left());
            for (String name : carried.left()) {
                now.form().find(name).ifPresent(question -> left.add(left(now, question, locale)));
            }
            Draft.Content content = new Draft.Content(
                    carried.kept(), draft.content().contact(), draft.content().behalf(), left);
            return new Draft(
                    draft.id(),
                    draft.link(),
                    draft.service(),
                    current.version(),
                    draft.account(),
                    content,
                    draft.changedAt(),
                    draft.expiresAt());
        });
        ApplyTrip now = trips.trip(actor, moved);
        return ApplyPage.to(now, now.firstIncomplete().path());
    }

    private Draft.Left left(ApplyTrip trip, Question question, Locale locale) {
        Bilingual label = question.label();
        return new Draft.Left(label.id(), label.en(), words(line(trip, question, locale)));
    }

    private static String words(FormAnswers.Line line) {
        List<String> words = new ArrayList<>(line.texts());
        line.files().forEach(file -> words.add(file.name()));
        line.members()
                .forEach(member ->
                        words.add(member.stream().map(ApplyVersionPage::words).collect(Collectors.joining(", "))));
        return String.join("; ", words);
    }
}
