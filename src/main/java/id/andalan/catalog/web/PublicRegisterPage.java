package id.andalan.catalog.web;

import id.andalan.core.Refusal;
import id.andalan.core.web.Faults;
import id.andalan.core.web.Problems;
import id.andalan.document.PublicEntry;
import id.andalan.document.PublicRegisters;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** GET /register/{service}: whoever holds a valid paper of the service and agreed to be found by everybody. */
@Controller
public class PublicRegisterPage {
    static final String WORDS = "cari";
    private static final int ROWS = 25;
    private static final String AFTER = "sesudah";

    private final RegisterData data;
    private final RegisterTexts texts;
    private final PublicRegisters registers;
    private final Problems problems;

    PublicRegisterPage(RegisterData data, RegisterTexts texts, PublicRegisters registers, Problems problems) {
        this.data = data;
        this.texts = texts;
        this.registers = registers;
        this.problems = problems;
    }

    /** An entry; its first answer is its name. */
    public record Row(
            String name,
            List<RegisterTexts.Cell> cells,
            String number,
            LocalDate date,
            @Nullable LocalDate validUntil) {}

    /**
     * What was found.
     *
     * @param from place of the first row shown, from zero
     */
    public record Found(
            List<Row> rows, int total, int from, @Nullable String next) {}

    /**
     * A register as it is shown.
     *
     * @param fields what of everybody in it is public, in words
     * @param basis legal ground; null: by consent
     */
    public record Shown(
            String code,
            String service,
            String title,
            List<String> fields,
            @Nullable String basis,
            List<RegisterData.Choice> choices,
            String words,
            Found found) {
        /** How many filters are set. */
        public int active() {
            return (int) choices.stream()
                    .filter(choice -> !choice.chosen().isEmpty())
                    .count();
        }
    }

    @GetMapping("/register/{code}")
    String register(
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> query,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        RegisterData.Register register = data.get(code);
        Faults faults = Faults.NONE;
        MultiValueMap<String, String> asked = query;
        Shown shown;
        try {
            shown = shown(register, asked, locale);
        } catch (Refusal refusal) {
            faults = Faults.of(refusal, problems, locale);
            response.setStatus(422);
            shown = shown(register, new LinkedMultiValueMap<>(), locale);
        }
        model.addAttribute("faults", faults);
        model.addAttribute("shown", shown);
        return "catalog/register";
    }

    private Shown shown(RegisterData.Register register, MultiValueMap<String, String> query, Locale locale) {
        PublicEntry.Wanted wanted = data.wanted(register, query, WORDS);
        int from = ServiceQueries.from(query.getFirst(AFTER), AFTER);
        PublicRegisters.Part part = registers.list(wanted, from, ROWS);
        Map<String, String> chosen = wanted.equal();
        String typed = query.getFirst(WORDS);
        String basis = register.listing().basis() == null
                ? null
                : register.listing().basis().in(locale);
        return new Shown(
                register.service().code(),
                register.service().name().in(locale),
                register.listing().title().in(locale),
                register.questions().stream()
                        .map(question -> register.label(question).in(locale))
                        .toList(),
                basis,
                data.choices(register, chosen, locale),
                typed == null ? "" : typed.strip(),
                new Found(
                        part.entries().stream()
                                .map(entry -> row(register, entry, locale))
                                .toList(),
                        part.total(),
                        from,
                        ServiceQueries.behind(from, part.entries().size(), part.total())));
    }

    private Row row(RegisterData.Register register, PublicEntry entry, Locale locale) {
        List<RegisterTexts.Cell> cells = texts.cells(register, entry, locale);
        String name = cells.isEmpty() ? entry.number() : cells.getFirst().text();
        List<RegisterTexts.Cell> others = cells.isEmpty() ? cells : cells.subList(1, cells.size());
        return new Row(name, others, entry.number(), entry.date(), entry.validUntil());
    }
}
