package id.andalan.identity.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.Refusal;
import id.andalan.core.web.Faults;
import id.andalan.identity.Accounts;
import id.andalan.identity.Contacts;
import id.andalan.identity.Invitations;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** /admin/akun: all accounts, and making one. Residents are found by exact name, phone number or e-mail address only. */
@Controller
public class AccountListPage {
    static final List<Role> OFFICIALS = List.of(Role.OFFICER, Role.AGENCY_HEAD, Role.LEADER, Role.ADMIN, Role.AUDITOR);
    private static final int PER_PAGE = 50;
    private static final int CSV_ROWS = 100_000;

    private final AccountListQuery query;
    private final Accounts accounts;
    private final Invitations invitations;
    private final Contacts contacts;
    private final ServerAddress server;
    private final PageWords words;

    AccountListPage(
            AccountListQuery query,
            Accounts accounts,
            Invitations invitations,
            Contacts contacts,
            ServerAddress server,
            PageWords words) {
        this.query = query;
        this.accounts = accounts;
        this.invitations = invitations;
        this.contacts = contacts;
        this.server = server;
        this.words = words;
    }

    /** What was asked for, as the form shows it again. */
    public record Asked(String text, String role, String agency, String state, String sort, int page) {
        public int active() {
            return (int) java.util.stream.Stream.of(text, role, agency, state)
                    .filter(one -> !one.isEmpty())
                    .count();
        }
    }

    public record Row(
            UUID account,
            @Nullable String name,
            @Nullable String login,
            String role,
            @Nullable String agency,
            String state,
            boolean sample,
            java.time.@Nullable Instant signedInAt) {}

    /** A new official's form. */
    public record Form(String name, String login, String role, String agency) {}

    @GetMapping("/admin/akun")
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String peran,
            @RequestParam(defaultValue = "") String dinas,
            @RequestParam(defaultValue = "") String keadaan,
            @RequestParam(defaultValue = "nama") String urut,
            @RequestParam(defaultValue = "1") int hal,
            Model model,
            Locale locale) {
        Asked asked = new Asked(q.strip(), peran, dinas, keadaan, urut, Math.clamp(hal, 1, 10_000));
        List<Row> rows = rows(asked, PER_PAGE + 1, (asked.page() - 1) * PER_PAGE, locale);
        model.addAttribute("asked", asked);
        model.addAttribute("rows", rows.subList(0, Math.min(PER_PAGE, rows.size())));
        model.addAttribute("more", rows.size() > PER_PAGE);
        model.addAttribute("agencies", words.agencies(locale));
        return "identity/account-list";
    }

    private List<Row> rows(Asked asked, int limit, int offset, Locale locale) {
        Map<String, String> agencies = words.agencies(locale);
        AccountListQuery.Filter filter = new AccountListQuery.Filter(
                asked.text(),
                asked.text().isEmpty() ? List.of() : contacts.find(asked.text()),
                asked.role(),
                asked.agency(),
                asked.state());
        return query.list(filter, asked.sort(), limit, offset).stream()
                .map(found -> new Row(
                        found.account(),
                        found.name(),
                        found.login(),
                        found.role(),
                        found.agency() == null ? null : agencies.getOrDefault(found.agency(), found.agency()),
                        found.state(),
                        found.sample(),
                        found.signedInAt()))
                .toList();
    }

    @GetMapping("/admin/akun.csv")
    void csv(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String peran,
            @RequestParam(defaultValue = "") String dinas,
            @RequestParam(defaultValue = "") String keadaan,
            HttpServletResponse response,
            Locale locale) {
        response.setContentType("text/csv;charset=utf-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"akun.csv\"");
        try (CsvWriter csv = CsvWriter.builder().build(response.getWriter())) {
            csv.writeRecord("id", "name", "login", "role", "agency", "state", "signed_in_at");
            for (Row row : rows(new Asked(q.strip(), peran, dinas, keadaan, "nama", 1), CSV_ROWS, 0, locale)) {
                csv.writeRecord(
                        row.account().toString(),
                        Csv.safe(row.name()),
                        Csv.safe(row.login()),
                        row.role(),
                        Csv.safe(row.agency()),
                        row.state(),
                        row.signedInAt() == null ? "" : row.signedInAt().toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping("/admin/akun/baru")
    String form(Model model, Locale locale) {
        return form(new Form("", "", Role.OFFICER.name(), ""), Faults.NONE, model, locale);
    }

    private String form(Form form, Faults faults, Model model, Locale locale) {
        model.addAttribute("form", form);
        model.addAttribute("faults", faults);
        model.addAttribute("roles", OFFICIALS);
        model.addAttribute("agencies", words.agencies(locale));
        return "identity/account-new";
    }

    @PostMapping("/admin/akun")
    String create(
            Actor actor,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String agency,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        try {
            UUID account = accounts.create(
                    actor, new Accounts.Official(name, login, role(role), agency.isEmpty() ? null : agency));
            return AccountPage.link(accounts.get(account), server.link(invitations.invite(actor, account)), model);
        } catch (Refusal refusal) {
            response.setStatus(422);
            return form(new Form(name, login, role, agency), words.faults(refusal, locale), model, locale);
        }
    }

    static Role role(String name) {
        return OFFICIALS.stream()
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.at("role", "account.role"));
    }
}
