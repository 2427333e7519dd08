package id.andalan.casework.web;

import id.andalan.casework.Absences;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.Refusal;
import id.andalan.core.web.Faults;
import id.andalan.core.web.Flash;
import id.andalan.core.web.Problems;
import id.andalan.identity.Account;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** /kerja/absen: who of the agency is away, and who stands in. */
@Controller
public class DeskAbsencePage {
    private final Absences absences;
    private final Problems problems;

    DeskAbsencePage(Absences absences, Problems problems) {
        this.absences = absences;
        this.problems = problems;
    }

    /**
     * What the form sends, as typed.
     *
     * @param orang account of who is away; empty: the actor
     * @param pengganti account of who stands in
     */
    public record Draft(
            @Nullable String orang,
            @Nullable String pengganti,
            @Nullable String dari,
            @Nullable String sampai) {
        static final Draft NONE = new Draft(null, null, null, null);
    }

    /**
     * An absence in words.
     *
     * @param now it is running today
     * @param may the reader may remove it
     */
    public record Row(UUID id, String who, String stands, LocalDate from, LocalDate to, boolean now, boolean may) {}

    @GetMapping("/kerja/absen")
    ModelAndView list(Actor actor) {
        return show(actor, Draft.NONE, Faults.NONE);
    }

    @PostMapping("/kerja/absen")
    ModelAndView plan(Actor actor, @ModelAttribute Draft draft, Locale locale, HttpServletResponse response) {
        try {
            absences.plan(
                    actor,
                    draft.orang == null || draft.orang.isBlank() ? me(actor) : account(draft.orang, "orang"),
                    account(draft.pengganti, "pengganti"),
                    day(draft.dari, "dari"),
                    day(draft.sampai, "sampai"));
        } catch (Refusal refusal) {
            ModelAndView page = show(actor, draft, Faults.of(refusal, problems, locale));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        Flash.ok(response, "desk.absence.done.baru");
        return new ModelAndView("redirect:/kerja/absen");
    }

    @PostMapping("/kerja/absen/{id}/hapus")
    String remove(Actor actor, @PathVariable UUID id, HttpServletResponse response) {
        absences.remove(actor, id);
        Flash.ok(response, "desk.absence.done.hapus");
        return "redirect:/kerja/absen";
    }

    private ModelAndView show(Actor actor, Draft draft, Faults faults) {
        List<Account> colleagues = absences.colleagues(actor);
        Map<UUID, String> names = colleagues.stream().collect(Collectors.toMap(Account::id, DeskTexts::name));
        LocalDate today = absences.today();
        boolean head = actor.is(Role.AGENCY_HEAD);
        ModelAndView page = new ModelAndView("desk/absence");
        page.addObject("head", head);
        page.addObject("me", String.valueOf(actor.id()));
        page.addObject("colleagues", colleagues);
        page.addObject("draft", draft);
        page.addObject("faults", faults);
        page.addObject(
                "rows",
                absences.list(actor).stream()
                        .map(one -> new Row(
                                one.id(),
                                names.getOrDefault(one.account(), "–"),
                                names.getOrDefault(one.substitute(), "–"),
                                one.from(),
                                one.to(),
                                !one.from().isAfter(today),
                                head || one.account().equals(actor.id())))
                        .toList());
        return page;
    }

    private static UUID me(Actor actor) {
        if (actor.id() == null) {
            throw Refusal.at("orang", "desk.absence.person");
        }
        return actor.id();
    }

    private static UUID account(@Nullable String text, String field) {
        try {
            return UUID.fromString(text == null ? "" : text.strip());
        } catch (IllegalArgumentException e) {
            throw Refusal.at(field, field.equals("orang") ? "desk.absence.person" : "desk.absence.substitute");
        }
    }

    private static LocalDate day(@Nullable String text, String field) {
        try {
            return LocalDate.parse(text == null ? "" : text.strip());
        } catch (DateTimeParseException e) {
            throw Refusal.at(field, "desk.absence.day");
        }
    }
}
