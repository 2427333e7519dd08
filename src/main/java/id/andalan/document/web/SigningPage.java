package id.andalan.document.web;

import id.andalan.core.Actor;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import id.andalan.core.web.Faults;
import id.andalan.core.web.Flash;
import id.andalan.core.web.Problems;
import id.andalan.document.Letter;
import id.andalan.document.LetterSigning;
import id.andalan.document.Letters;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * /kerja/tanda-tangan: what waits for the passphrase of the one who looks, to be signed together, and what could not be made. The
 * passphrase comes with the request and goes with it.
 */
@Controller
public class SigningPage {
    private final LetterSigning signing;
    private final Letters letters;
    private final Problems problems;

    SigningPage(LetterSigning signing, Letters letters, Problems problems) {
        this.signing = signing;
        this.letters = letters;
        this.problems = problems;
    }

    /**
     * What the page shows.
     *
     * @param asked whether letters wait for passphrases at all
     * @param nik last digits of the NIK that is remembered; empty when none is
     * @param typedNik what its owner typed a moment ago and need not type again
     * @param outcomes of the letters that were just signed or tried
     */
    public record View(
            boolean asked,
            List<Letter> waiting,
            List<Letter> failed,
            String nik,
            String typedNik,
            Set<UUID> chosen,
            List<LetterSigning.Outcome> outcomes) {
        /** How many were signed just now. */
        public long signed() {
            return outcomes.stream().filter(one -> one.fault() == null).count();
        }
    }

    /** What was asked for and what came of it. */
    private record Request(String nik, Set<UUID> chosen, List<LetterSigning.Outcome> outcomes) {
        static final Request NONE = new Request("", Set.of(), List.of());
    }

    @GetMapping("/kerja/tanda-tangan")
    String list(Actor actor, Model model, HttpServletResponse response) {
        return show(actor, Request.NONE, Faults.NONE, model, response);
    }

    private String show(Actor actor, Request request, Faults faults, Model model, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        model.addAttribute(
                "view",
                new View(
                        signing.isAsked(),
                        letters.listWaiting(actor),
                        letters.listFailed(actor),
                        signing.rememberedNik(actor).orElse(""),
                        request.nik(),
                        request.chosen(),
                        request.outcomes()));
        model.addAttribute("faults", faults);
        return "document/signing";
    }

    /** No redirect: each letter's result is shown once, here. */
    @PostMapping("/kerja/tanda-tangan")
    String sign(
            Actor actor,
            @RequestParam(name = "letters", defaultValue = "") List<UUID> chosen,
            @RequestParam(defaultValue = "") String nik,
            @RequestParam(defaultValue = "") String passphrase,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        try {
            List<LetterSigning.Outcome> outcomes = signing.sign(actor, chosen, nik, passphrase);
            boolean done = outcomes.stream().allMatch(one -> one.fault() == null);
            Request request = new Request(done ? "" : nik, new HashSet<>(chosen), outcomes);
            return show(actor, request, Faults.NONE, model, response);
        } catch (Refusal refusal) {
            response.setStatus(422);
            Request request = new Request(nik, new HashSet<>(chosen), List.of());
            return show(actor, request, Faults.of(refusal, problems, locale), model, response);
        }
    }

    /** What one is about to sign. */
    @GetMapping("/kerja/tanda-tangan/{id}.pdf")
    ResponseEntity<byte[]> draft(Actor actor, @PathVariable UUID id) {
        return FileAnswer.of(
                letters.draft(actor, id), "application/pdf", letters.get(id).fileName(), false);
    }

    @PostMapping("/kerja/tanda-tangan/{id}/ulang")
    String retry(Actor actor, @PathVariable UUID id, HttpServletResponse response) {
        if (letters.listFailed(actor).stream().noneMatch(letter -> letter.id().equals(id))) {
            throw new NotFound("failed letter " + id);
        }
        letters.retry(actor, id);
        Flash.ok(response, "sign.retried");
        return "redirect:/kerja/tanda-tangan";
    }
}
