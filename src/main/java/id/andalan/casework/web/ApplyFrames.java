package id.andalan.casework.web;

import id.andalan.casework.ApplyStep;
import id.andalan.casework.ApplyTrip;
import id.andalan.casework.ApplyTrips;
import id.andalan.catalog.Service;
import id.andalan.catalog.form.FormPage;
import id.andalan.catalog.form.Question;
import id.andalan.catalog.form.QuestionKind;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What stands around the questions on the way to an application. */
@Component
public class ApplyFrames {
    private final ApplyTrips trips;
    private final MessageSource messages;

    ApplyFrames(ApplyTrips trips, MessageSource messages) {
        this.trips = trips;
        this.messages = messages;
    }

    /**
     * The frame of a page.
     *
     * @param place of this page among the steps, from 1; 0 when it is none of them
     * @param of how many steps there are
     * @param path of this page, {@code 2}; empty when it is none of the steps
     * @param back the page before; null on the first
     * @param upload the page takes files
     * @param map the page has a map
     * @param booking the page books a place
     * @param left answers that a newer form did not take
     */
    public record Frame(
            String code,
            String service,
            String link,
            String title,
            @Nullable String hint,
            int place,
            int of,
            String path,
            @Nullable String back,
            boolean upload,
            boolean map,
            boolean booking,
            List<id.andalan.casework.Draft.Left> left) {
        public String href(String page) {
            return "/ajukan/" + link + "/" + page;
        }
    }

    /** Before the first question. */
    public record Start(Service service, int pages, List<String> files, boolean person) {}

    Start start(Service service, Locale locale) {
        var form = trips.form(service);
        Set<String> always = form.asked(Map.of());
        List<String> files = form.questions().stream()
                .filter(question -> question.kind() == QuestionKind.FILE)
                .map(question -> always.contains(question.name())
                        ? question.label().in(locale)
                        : sometimes(question.label().in(locale), locale))
                .toList();
        boolean person = form.questions().stream().anyMatch(question -> question.kind() == QuestionKind.NIK);
        return new Start(service, form.pages().size(), files, person);
    }

    private String sometimes(String label, Locale locale) {
        return String.valueOf(messages.getMessage("apply.ready.sometimes", new Object[] {label}, locale));
    }

    Frame of(ApplyTrip trip, @Nullable ApplyStep step, Locale locale) {
        List<Question> questions = step == null ? List.of() : step.questions();
        FormPage page = step == null ? null : step.page();
        return new Frame(
                trip.service().code(),
                trip.service().name().in(locale),
                trip.link(),
                title(step, locale),
                page == null || page.hint() == null ? null : page.hint().in(locale),
                step == null ? 0 : trip.place(step) + 1,
                trip.steps().size(),
                step == null ? "" : step.path(),
                step == null ? null : trip.before(step).map(ApplyStep::path).orElse(null),
                has(questions, Set.of(QuestionKind.FILE)),
                has(questions, Set.of(QuestionKind.PLACE)),
                has(questions, Set.of(QuestionKind.BOOKING)),
                trip.draft().content().left());
    }

    private String title(@Nullable ApplyStep step, Locale locale) {
        if (step == null) {
            return "";
        }
        return step.page() == null
                ? String.valueOf(messages.getMessage("apply.step." + step.path(), null, locale))
                : step.page().title().in(locale);
    }

    private static boolean has(List<Question> questions, Set<QuestionKind> kinds) {
        return questions.stream()
                .anyMatch(question -> kinds.contains(question.kind()) || has(question.questions(), kinds));
    }

    /** The address is the key: it goes to no other site and into no search engine. */
    void headers(HttpServletResponse response) {
        response.setHeader("X-Robots-Tag", "noindex");
        response.setHeader("Referrer-Policy", "same-origin");
    }

    /** To come back by from another device. */
    String address(String link) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/ajukan/" + link)
                .toUriString();
    }
}
