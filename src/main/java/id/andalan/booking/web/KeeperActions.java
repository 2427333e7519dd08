package id.andalan.booking.web;

import id.andalan.booking.Availability.Occurrence;
import id.andalan.booking.Booking.Title;
import id.andalan.booking.BookingRequest;
import id.andalan.booking.Bookings.Outcome;
import id.andalan.booking.PlaceKeeping;
import id.andalan.booking.Recurrence;
import id.andalan.core.Actor;
import id.andalan.core.Conflict;
import id.andalan.core.Idempotency;
import id.andalan.core.Ids;
import id.andalan.core.Refusal;
import id.andalan.core.web.Faults;
import id.andalan.core.web.Flash;
import id.andalan.core.web.Problems;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the keeper does on {@code /kerja/tempat/{code}}: closes, books for somebody, moves, gives back. */
@Controller
class KeeperActions {
    private static final int LONGEST_TITLE = 200;

    private final PlaceKeeping keeping;
    private final KeeperPage page;
    private final Idempotency idempotency;
    private final Problems problems;

    KeeperActions(PlaceKeeping keeping, KeeperPage page, Idempotency idempotency, Problems problems) {
        this.keeping = keeping;
        this.page = page;
        this.idempotency = idempotency;
        this.problems = problems;
    }

    /**
     * Occurrences in the way. Thrown, so that the transaction around it leaves nothing behind; a conflict, so that the same form sent
     * twice, which finds its own booking in the way, is answered as the first time.
     */
    private static final class Taken extends Conflict {
        private static final long serialVersionUID = 1L;

        private final transient List<Occurrence> conflicts;

        Taken(List<Occurrence> conflicts) {
            super("booking.refused");
            this.conflicts = conflicts;
        }
    }

    @PostMapping("/kerja/tempat/{code}")
    String add(
            Actor actor,
            @PathVariable String code,
            @RequestParam Map<String, String> sent,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        try {
            BookingRequest request = request(code, sent);
            String key = sent.getOrDefault("kunci", "");
            idempotency.run(
                    key.isBlank() ? null : key,
                    "place:" + actor.id(),
                    Idempotency.request(code, request.answer().toString(), sent.getOrDefault("jenis", "")),
                    () -> {
                        write(actor, request, sent);
                        return new Idempotency.Answer(200, "");
                    });
        } catch (Refusal refusal) {
            return again(actor, code, sent, Faults.of(refusal, problems, locale), List.of(), locale, response, model);
        } catch (Taken taken) {
            Faults faults = Faults.of(new Refusal("booking.refused"), problems, locale);
            return again(actor, code, sent, faults, taken.conflicts, locale, response, model);
        }
        Flash.ok(
                response,
                sent.getOrDefault("jenis", "").equals("tutup") ? "booking.done.blocked" : "booking.done.reserved");
        return back(code, sent.get("from"));
    }

    private void write(Actor actor, BookingRequest request, Map<String, String> sent) {
        Outcome outcome = write(actor, request, sent, title(sent));
        if (!outcome.done() && sent.containsKey("lewati") && request.repeat() != null) {
            // Without the days that are taken; whatever else stands in the way still does.
            Set<LocalDate> days = outcome.availability().conflicts().stream()
                    .map(one -> one.from().toLocalDate())
                    .collect(Collectors.toSet());
            BookingRequest rest = request.repeated(request.repeat().without(days));
            if (!rest.occurrences().isEmpty()) {
                outcome = write(actor, rest, sent, title(sent));
            }
        }
        if (!outcome.done()) {
            throw new Taken(outcome.availability().conflicts());
        }
    }

    private Outcome write(Actor actor, BookingRequest request, Map<String, String> sent, Title title) {
        return sent.getOrDefault("jenis", "").equals("tutup")
                ? keeping.block(actor, request, title)
                : keeping.reserve(actor, request, title);
    }

    private static Title title(Map<String, String> sent) {
        String text = sent.getOrDefault("judul", "").strip();
        if (text.length() > LONGEST_TITLE) {
            throw Refusal.at("judul", "booking.title.long", LONGEST_TITLE);
        }
        return new Title(text, sent.containsKey("umum"));
    }

    private static BookingRequest request(String code, Map<String, String> sent) {
        Map<String, String> inputs = new HashMap<>();
        sent.forEach((name, value) -> inputs.put("x." + name, value));
        Map<String, Object> answer = new HashMap<>(BookingRequest.ofInputs("x", inputs));
        answer.put("place", code);
        String rule = rule(sent);
        if (!rule.isEmpty()) {
            answer.put("repeat", rule);
        }
        return BookingRequest.read(answer);
    }

    private static String rule(Map<String, String> sent) {
        String frequency = sent.getOrDefault("ulang", "");
        String times = sent.getOrDefault("kali", "").strip();
        if (!times.matches("\\d{1,4}") && !frequency.isEmpty()) {
            throw Refusal.at("kali", "booking.repeat.end");
        }
        return switch (frequency) {
            case "" -> "";
            case "minggu" -> "FREQ=WEEKLY;COUNT=" + times;
            case "dua-minggu" -> "FREQ=WEEKLY;INTERVAL=2;COUNT=" + times;
            case "bulan" -> "FREQ=MONTHLY;COUNT=" + times;
            default -> throw Refusal.at("ulang", "booking.repeat.rule", Recurrence.cut(frequency));
        };
    }

    @PostMapping("/kerja/tempat/{code}/{booking}/pindah")
    String move(
            Actor actor,
            @PathVariable String code,
            @PathVariable UUID booking,
            @RequestParam Map<String, String> sent,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        try {
            BookingRequest to =
                    request(code, Map.of("from", sent.getOrDefault("from", ""), "to", sent.getOrDefault("to", "")));
            Outcome outcome = keeping.move(actor, code, booking, sequence(sent), to.from(), to.to());
            if (!outcome.done()) {
                Faults faults = Faults.of(new Refusal("booking.refused"), problems, locale);
                return again(
                        actor, code, Map.of(), faults, outcome.availability().conflicts(), locale, response, model);
            }
        } catch (Refusal refusal) {
            return again(
                    actor, code, Map.of(), Faults.of(refusal, problems, locale), List.of(), locale, response, model);
        } catch (Conflict conflict) {
            return changed(code, sent.get("from"), response);
        }
        Flash.ok(response, "booking.done.moved");
        return back(code, sent.get("from"));
    }

    @PostMapping("/kerja/tempat/{code}/{booking}/lepas")
    String release(
            Actor actor,
            @PathVariable String code,
            @PathVariable UUID booking,
            @RequestParam Map<String, String> sent,
            HttpServletResponse response) {
        try {
            keeping.release(actor, code, booking, sequence(sent), sent.containsKey("semua"));
        } catch (Conflict conflict) {
            return changed(code, null, response);
        }
        Flash.ok(response, "booking.done.released");
        return back(code, null);
    }

    private static String changed(String code, @Nullable String day, HttpServletResponse response) {
        Flash.bad(response, "booking.changed");
        return back(code, day);
    }

    private static int sequence(Map<String, String> sent) {
        String sequence = sent.getOrDefault("versi", "");
        return sequence.matches("\\d{1,9}") ? Integer.parseInt(sequence) : -1;
    }

    private String again(
            Actor actor,
            String code,
            Map<String, String> sent,
            Faults faults,
            List<Occurrence> conflicts,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        response.setStatus(422);
        KeeperPage.Draft draft = new KeeperPage.Draft(
                sent, page.conflicts(conflicts, locale), Ids.next().toString());
        return page.show(actor, code, page.first(null), draft, faults, locale, model);
    }

    private static String back(String code, @Nullable String day) {
        boolean known = day != null && day.matches("\\d{4}-\\d\\d-\\d\\dT.*");
        return "redirect:/kerja/tempat/" + code
                + (known ? "?mulai=" + String.valueOf(day).substring(0, 10) : "");
    }
}
