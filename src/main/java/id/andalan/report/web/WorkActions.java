package id.andalan.report.web;

import id.andalan.core.Actor;
import id.andalan.core.Conflict;
import id.andalan.core.Idempotency;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import id.andalan.core.web.Faults;
import id.andalan.core.web.Flash;
import id.andalan.core.web.Problems;
import id.andalan.document.PhotoDraft;
import id.andalan.document.Photos;
import id.andalan.report.Report;
import id.andalan.report.ReportDesk;
import id.andalan.report.Reports;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/**
 * POST /kerja/laporan/{number}/{action}: one step. Carries the version that was on the screen; if somebody stepped in between, the
 * answer is the report as it is now, what changed, and the text that was typed.
 */
@Controller
class WorkActions {
    /** Why a report is rejected: {@code work.reason.<code>} in the message files; the last one needs words. */
    static final List<String> REASONS =
            List.of("bukan-wewenang", "tidak-jelas", "tidak-ditemukan", "di-luar-kota", "palsu", "lain");

    private static final Set<String> ACTIONS = Set.of(
            "ambil",
            "tugaskan",
            "lepas",
            "mulai",
            "tanya",
            "lanjut",
            "serahkan",
            "selesai",
            "tolak",
            "gabung",
            "tanggapi");

    private final Reports reports;
    private final ReportDesk desk;
    private final WorkPage page;
    private final Photos photos;
    private final Idempotency idempotency;
    private final Problems problems;

    WorkActions(
            Reports reports,
            ReportDesk desk,
            WorkPage page,
            Photos photos,
            Idempotency idempotency,
            Problems problems) {
        this.reports = reports;
        this.desk = desk;
        this.page = page;
        this.photos = photos;
        this.idempotency = idempotency;
        this.problems = problems;
    }

    @PostMapping("/kerja/laporan/{number}/{action}")
    ModelAndView act(
            Actor actor,
            @PathVariable String number,
            @PathVariable String action,
            @ModelAttribute WorkForm form,
            @RequestParam(name = "foto", required = false) @Nullable List<MultipartFile> files,
            Locale locale,
            HttpServletResponse response) {
        if (!ACTIONS.contains(action)) {
            throw new NotFound("step " + action);
        }
        Reports.Ref ref = new Reports.Ref(Reports.Ref.of(number).number(), form.versi());
        try {
            List<PhotoDraft> proof = action.equals("selesai") ? accept(files) : List.of();
            run(actor, ref, action, form, proof);
        } catch (Conflict e) {
            return again(actor, number, action, form, locale, HttpStatus.CONFLICT, Faults.NONE);
        } catch (Refusal e) {
            return again(
                    actor,
                    number,
                    action,
                    form,
                    locale,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    Faults.of(e, problems, locale));
        } catch (NotFound e) {
            return again(actor, number, action, form, locale, HttpStatus.CONFLICT, Faults.NONE);
        }
        Flash.ok(response, "work.done." + action);
        return new ModelAndView(
                action.equals("serahkan") ? "redirect:/kerja" : "redirect:/kerja/laporan/" + ref.number());
    }

    private ModelAndView again(
            Actor actor, String number, String action, WorkForm form, Locale locale, HttpStatus status, Faults faults) {
        Integer seen = status == HttpStatus.CONFLICT ? form.versi() : null;
        ModelAndView view = page.show(
                actor, number, locale, new WorkPage.Extra(new WorkPage.Draft(action, form), faults, seen, null));
        if (view.getStatus() == null) {
            view.setStatus(status);
        }
        return view;
    }

    private void run(Actor actor, Reports.Ref ref, String action, WorkForm form, List<PhotoDraft> proof) {
        String digests = proof.stream().map(PhotoDraft::sourceDigest).collect(Collectors.joining(","));
        byte[] request = Idempotency.request(ref.number(), action, form.toString(), digests);
        String key = form.kunci() == null || form.kunci().isBlank() ? null : form.kunci();
        idempotency.run(key, String.valueOf(actor.id()), request, () -> {
            Report report = step(actor, ref, action, form, proof);
            return new Idempotency.Answer(303, report.number());
        });
    }

    private Report step(Actor actor, Reports.Ref ref, String action, WorkForm form, List<PhotoDraft> proof) {
        return switch (action) {
            case "ambil" -> reports.assign(actor, ref, null);
            case "tugaskan" -> reports.assign(actor, ref, officer(form.petugas()));
            case "lepas" -> reports.release(actor, ref);
            case "mulai" -> reports.start(actor, ref);
            case "tanya" -> reports.giveBack(actor, ref, form.text());
            case "lanjut" -> reports.resume(actor, ref, form.text());
            case "serahkan" -> reports.handOver(actor, ref, form.agency(), form.text());
            case "selesai" -> desk.resolve(actor, ref, form.text(), proof);
            case "tolak" -> reports.reject(actor, ref, reason(form));
            case "gabung" -> reports.merge(actor, ref, form.into());
            case "tanggapi" -> reports.comment(actor, ref, form.text(), form.isInternal());
            default -> throw new NotFound("step " + action);
        };
    }

    /** The chosen reason in the city's language, as the resident reads it, and what the officer adds. */
    private String reason(WorkForm form) {
        if (!REASONS.contains(form.reason())) {
            throw Refusal.at("sebab", "work.reason.required");
        }
        if (form.reason().equals("lain")) {
            return form.text();
        }
        String reason = problems.text("work.reason." + form.reason(), id.andalan.core.web.Languages.INDONESIAN);
        return form.text().isEmpty() ? reason : reason + " " + form.text();
    }

    private static UUID officer(@Nullable String text) {
        try {
            return UUID.fromString(Objects.requireNonNullElse(text, ""));
        } catch (IllegalArgumentException e) {
            throw Refusal.at("officer", "report.officer.unknown");
        }
    }

    /** Slow (each picture is made anew), so outside the transaction. */
    private List<PhotoDraft> accept(@Nullable List<MultipartFile> files) {
        return files == null
                ? List.of()
                : files.stream()
                        .filter(file -> !file.isEmpty())
                        .limit(Photos.MOST + 1L)
                        .map(this::accept)
                        .toList();
    }

    private PhotoDraft accept(MultipartFile file) {
        try (InputStream in = file.getInputStream()) {
            return photos.accept(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
