package id.andalan.casework.web;

import id.andalan.casework.CaseDesk;
import id.andalan.casework.CaseFile;
import id.andalan.casework.CaseLetters;
import id.andalan.catalog.form.Form;
import id.andalan.core.Actor;
import id.andalan.core.Conflict;
import id.andalan.core.Idempotency;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import id.andalan.core.Refusals;
import id.andalan.core.web.Faults;
import id.andalan.core.web.Flash;
import id.andalan.core.web.Problems;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/**
 * POST /kerja/layanan/{number}/{action}: one step of handling. If a colleague was faster, the answer is the case as it is now, what
 * changed, and everything that was typed.
 */
@Controller
class CaseActions {
    private static final Set<String> ACTIONS =
            Set.of("ambil", "lepas", "alihkan", "selesai", "tanya", "lanjut", "bayar", "catat", "surat", "cabut");

    private final CaseDesk desk;
    private final CaseFile files;
    private final CaseTaskForm forms;
    private final CaseLetters letters;
    private final CasePage page;
    private final Idempotency idempotency;
    private final Problems problems;

    CaseActions(
            CaseDesk desk,
            CaseFile files,
            CaseTaskForm forms,
            CaseLetters letters,
            CasePage page,
            Idempotency idempotency,
            Problems problems) {
        this.desk = desk;
        this.files = files;
        this.forms = forms;
        this.letters = letters;
        this.page = page;
        this.idempotency = idempotency;
        this.problems = problems;
    }

    @PostMapping("/kerja/layanan/{number}/{action}")
    ModelAndView act(
            Actor actor,
            @PathVariable String number,
            @PathVariable String action,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam MultiValueMap<String, MultipartFile> came,
            Locale locale,
            HttpServletResponse response) {
        if (!ACTIONS.contains(action)) {
            throw new NotFound("step " + action);
        }
        CaseFile.Sheet sheet = files.get(actor, number);
        List<Refusal> files = new ArrayList<>();
        CaseDraft draft = read(actor, sheet, new CaseDraft(action, task(sent.getFirst("tugas")), sent), came, files);
        if (CaseTaskForm.isRemoval(draft)) {
            CasePage.Extra rest = new CasePage.Extra(CaseTaskForm.without(draft), Faults.NONE, null, null);
            return again(actor, sheet, locale, HttpStatus.OK, rest);
        }
        try {
            if (!files.isEmpty()) {
                throw new Refusals(files);
            }
            run(actor, sheet, draft);
        } catch (Conflict faster) {
            Long seen = seen(draft.value("dilihat"));
            return again(actor, sheet, locale, HttpStatus.CONFLICT, new CasePage.Extra(draft, Faults.NONE, seen, null));
        } catch (Refusal refusal) {
            return refused(actor, sheet, draft, List.of(refusal), locale);
        } catch (Refusals refusals) {
            return refused(actor, sheet, draft, refusals.all(), locale);
        }
        Flash.ok(response, "desk.done." + done(action, draft.value("hasil")));
        return new ModelAndView("redirect:/kerja/layanan/" + sheet.application().number());
    }

    /** What is said of it: a return and a refusal do not go on. */
    private static String done(String action, String outcome) {
        boolean stops = "selesai".equals(action) && ("kurang".equals(outcome) || "tolak".equals(outcome));
        return stops ? outcome : action;
    }

    /** With the files of the task's form taken in. */
    private CaseDraft read(
            Actor actor,
            CaseFile.Sheet sheet,
            CaseDraft draft,
            MultiValueMap<String, MultipartFile> came,
            List<Refusal> refused) {
        Form form = draft.action().equals("selesai") ? form(sheet, draft) : null;
        return form == null || !sheet.handles() ? draft : forms.with(actor, sheet, form, draft, came, refused);
    }

    private static @Nullable Form form(CaseFile.Sheet sheet, CaseDraft draft) {
        return draft.task() == null
                ? null
                : sheet.task(draft.task())
                        .map(task -> CaseTaskForm.of(sheet, task))
                        .orElse(null);
    }

    private ModelAndView refused(
            Actor actor, CaseFile.Sheet sheet, CaseDraft draft, List<Refusal> refusals, Locale locale) {
        Faults faults = Faults.of(
                new Refusals(refusals.stream().map(one -> placed(draft, one)).toList()), problems, locale);
        return again(
                actor, sheet, locale, HttpStatus.UNPROCESSABLE_CONTENT, new CasePage.Extra(draft, faults, null, null));
    }

    private ModelAndView again(
            Actor actor, CaseFile.Sheet sheet, Locale locale, HttpStatus status, CasePage.Extra extra) {
        ModelAndView view = page.show(actor, sheet.application().number(), locale, extra);
        view.setStatus(status);
        return view;
    }

    /** The same refusal at the input that the page shows for the field. */
    private static Refusal placed(CaseDraft draft, Refusal refusal) {
        String field = refusal.field();
        if (field == null) {
            return refusal;
        }
        String outcome = draft.value("hasil");
        String name = switch (field) {
            case "outcome" -> null;
            case "reason" -> draft.action().equals("cabut") ? "teks-cabut" : "alasan";
            case "checklist" -> "cek";
            case "officer" -> "petugas";
            case "receipt" -> "kuitansi";
            case "message" -> "pesan_" + outcome;
            case "text" ->
                draft.action().equals("selesai")
                        ? draft.sent().containsKey("pesan") ? "pesan" : "pesan_" + outcome
                        : "teks-" + draft.action();
            default -> "";
        };
        if (name == null) {
            return new Refusal(refusal.code(), refusal.args());
        }
        return name.isEmpty()
                ? Refusal.at(CaseDraft.PREFIX + field, refusal.code(), refusal.args())
                : Refusal.at(CaseDraft.at(name, draft.task()), refusal.code(), refusal.args());
    }

    private void run(Actor actor, CaseFile.Sheet sheet, CaseDraft draft) {
        String number = sheet.application().number();
        Map<String, List<String>> said = new TreeMap<>(draft.sent());
        said.remove("_csrf"); // a new one with each page
        byte[] request = Idempotency.request(number, draft.action(), said.toString());
        String key = draft.value("kunci");
        idempotency.run(key.isEmpty() ? null : key, String.valueOf(actor.id()), request, () -> {
            step(actor, sheet, draft);
            return new Idempotency.Answer(303, number);
        });
    }

    private void step(Actor actor, CaseFile.Sheet sheet, CaseDraft draft) {
        switch (draft.action()) {
            case "ambil" -> desk.claim(actor, the(sheet, draft));
            case "lepas" -> desk.release(actor, the(sheet, draft));
            case "alihkan" ->
                desk.delegate(actor, the(sheet, draft), officer(draft.value("petugas")), draft.value("teks"));
            case "selesai" -> desk.finish(actor, the(sheet, draft), outcome(sheet, draft));
            case "tanya" -> desk.ask(actor, the(sheet, draft), draft.value("teks"));
            case "lanjut" -> desk.resume(actor, the(sheet, draft), draft.value("teks"));
            case "bayar" -> desk.paid(actor, the(sheet, draft), draft.value("kuitansi"));
            case "catat" -> desk.comment(actor, sheet.application().id(), draft.value("teks"));
            case "surat" -> letters.retry(actor, sheet.application().id(), letter(draft));
            case "cabut" -> letters.revoke(actor, sheet.application().id(), letter(draft), draft.value("teks"));
            default -> throw new NotFound("step " + draft.action());
        }
    }

    private static CaseDesk.Outcome outcome(CaseFile.Sheet sheet, CaseDraft draft) {
        String word = draft.value("hasil");
        String reason = draft.value("alasan");
        Form form = form(sheet, draft);
        Map<String, Object> fields = form == null ? Map.of() : CaseTaskForm.read(form, draft);
        return new CaseDesk.Outcome(
                word, reason.isEmpty() ? null : reason, draft.message(word), fields, draft.count("cek"));
    }

    /** The task, which must be one of this case: else it was done meanwhile. */
    private static UUID the(CaseFile.Sheet sheet, CaseDraft draft) {
        UUID task = draft.task();
        if (task == null || sheet.task(task).isEmpty()) {
            throw new Conflict("casework.task.gone", sheet.application().number());
        }
        return task;
    }

    private static @Nullable UUID task(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return UUID.fromString(text.strip());
        } catch (IllegalArgumentException e) {
            throw new NotFound("task");
        }
    }

    private static UUID letter(CaseDraft draft) {
        try {
            return UUID.fromString(draft.value("surat"));
        } catch (IllegalArgumentException e) {
            throw new NotFound("letter");
        }
    }

    private static UUID officer(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.at("officer", "casework.officer.unknown");
        }
    }

    private static long seen(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
