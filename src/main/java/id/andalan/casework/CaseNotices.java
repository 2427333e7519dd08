package id.andalan.casework;

import id.andalan.agency.Agencies;
import id.andalan.audit.JournalEntry;
import id.andalan.audit.JournalListener;
import id.andalan.catalog.Services;
import id.andalan.core.Actor.Role;
import id.andalan.core.Bilingual;
import id.andalan.identity.Accounts;
import id.andalan.notice.Notices;
import id.andalan.notice.Notices.Message;
import id.andalan.notice.Recipient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Turns what happened to applications into notices: applicants hear of each step that is theirs, the agency of new work in one sentence,
 * officials of what was handed to them or runs out, the head and then the city's leader of what is late. In the transaction that moves
 * the bookmark, so each is told once. Numbers, names of agencies and texts of the service only; nothing anybody said.
 */
@Component
class CaseNotices implements JournalListener {
    private static final String ACTION = "application.";
    private static final Set<String> NOT_OFFICIALS = Set.of("applicant", "ask", "payment", "document");
    private static final Set<String> HEADS = Set.of("head", "appeal");

    private final CaseNoticeQuery query;
    private final Notices notices;
    private final Accounts accounts;
    private final Agencies agencies;
    private final Services services;
    private final ApplicationLinks links;

    CaseNotices(
            CaseNoticeQuery query,
            Notices notices,
            Accounts accounts,
            Agencies agencies,
            Services services,
            ApplicationLinks links) {
        this.query = query;
        this.notices = notices;
        this.accounts = accounts;
        this.agencies = agencies;
        this.services = services;
        this.links = links;
    }

    @Override
    public String name() {
        return "casework-notices";
    }

    @Override
    public void on(List<JournalEntry> entries) {
        List<JournalEntry> mine = entries.stream()
                .filter(entry -> entry.subjectType().equals(Application.SUBJECT)
                        && entry.action().startsWith(ACTION))
                .toList();
        if (mine.isEmpty()) {
            return;
        }
        Set<UUID> ids = new LinkedHashSet<>();
        mine.forEach(entry -> ids.add(UUID.fromString(entry.subjectId())));
        Map<UUID, CaseNoticeQuery.Concerned> concerned = query.concerned(ids);
        List<Message> messages = new ArrayList<>(newWork(mine));
        for (JournalEntry entry : mine) {
            CaseNoticeQuery.Concerned found = concerned.get(UUID.fromString(entry.subjectId()));
            if (found != null) {
                String step = entry.action().substring(ACTION.length());
                toApplicant(entry, step, found).forEach(messages::addAll);
                messages.addAll(toOfficials(entry, step, found));
            }
        }
        // The same sentence to the same person twice in one go says nothing new.
        notices.tell(List.copyOf(new LinkedHashSet<>(messages)));
    }

    /** New work is told in one sentence per agency (and per head), so that a busy morning is not a storm of notices. */
    private List<Message> newWork(List<JournalEntry> entries) {
        Map<String, Set<String>> forOfficers = new TreeMap<>();
        Map<String, Set<String>> forHeads = new TreeMap<>();
        for (JournalEntry entry : entries) {
            String agency = entry.fact("agency");
            String number = entry.fact("number");
            for (String role : words(entry.fact("opened"))) {
                if (agency != null && number != null && !NOT_OFFICIALS.contains(role)) {
                    String[] at = role.split("@", 2);
                    (HEADS.contains(at[0]) ? forHeads : forOfficers)
                            .computeIfAbsent(at.length == 1 ? agency : at[1], code -> new LinkedHashSet<>())
                            .add(number);
                }
            }
        }
        List<Message> messages = new ArrayList<>();
        forOfficers.forEach((agency, numbers) ->
                messages.add(work(Recipient.agency(agency), "tell.case.agency.", numbers, "/kerja/layanan")));
        forHeads.forEach((agency, numbers) -> accounts.listActive(Role.AGENCY_HEAD, agency)
                .forEach(head -> messages.add(
                        work(Recipient.account(head.id()), "tell.case.head.", numbers, "/kerja/layanan"))));
        return messages;
    }

    private static Message work(Recipient to, String key, Set<String> numbers, String list) {
        return numbers.size() == 1
                ? new Message(
                        to,
                        key + "new",
                        List.copyOf(numbers),
                        href(numbers.iterator().next()))
                : new Message(to, key + "many", List.of(numbers.size()), list);
    }

    private static List<String> words(@Nullable String joined) {
        return joined == null || joined.isEmpty() ? List.of() : Arrays.asList(joined.split(",", -1));
    }

    private static String href(String number) {
        return "/kerja/layanan/" + number;
    }

    private List<List<Message>> toApplicant(JournalEntry entry, String step, CaseNoticeQuery.Concerned found) {
        List<List<Message>> messages = new ArrayList<>();
        String text = text(step, entry);
        if (text != null) {
            messages.add(applicant(found, text, List.of(found.number(), agency(found.agency(), found.language()))));
        }
        if (step.equals("reminded")) {
            messages.add(applicant(found, "reminded", List.of(found.number(), until(entry))));
        }
        for (String role : words(entry.fact("opened"))) {
            String asked = switch (role) {
                case "applicant" -> "returned";
                case "ask" -> "asked";
                case "payment" -> "pay";
                default -> null;
            };
            if (asked != null) {
                messages.add(
                        applicant(found, asked, List.of(found.number(), agency(found.agency(), found.language()))));
            }
        }
        for (String done : words(entry.fact("steps"))) {
            if (done.startsWith("notified:")) {
                String said = message(found, done.substring("notified:".length()));
                if (said != null) {
                    messages.add(applicant(found, "notified", List.of(found.number(), said)));
                }
            }
        }
        return messages;
    }

    /** What the applicant hears of a step; null when it is none of theirs. */
    private static @Nullable String text(String step, JournalEntry entry) {
        return switch (step) {
            case "filed", "asked", "paid", "issued", "revoked", "withdrawn", "lapsed" -> step;
            case "ended" ->
                switch (String.valueOf(entry.fact("status"))) {
                    case "granted" -> "granted";
                    case "refused" -> "refused";
                    default -> null; // withdrawn or lapsed, which says so itself
                };
            // The head answered an objection.
            case "done" -> "".equals(entry.fact("node")) ? "appeal." + entry.fact("outcome") : null;
            default -> null;
        };
    }

    /** When the case lapses. */
    private static Instant until(JournalEntry entry) {
        return Instant.parse(String.valueOf(entry.fact("outcome")));
    }

    private @Nullable String message(CaseNoticeQuery.Concerned found, String node) {
        Bilingual text = services.blueprint(found.service(), found.version())
                .map(plan -> plan.handling().messages().get(node))
                .orElse(null);
        return text == null ? null : text.in(Locale.of(found.language()));
    }

    private List<Message> applicant(CaseNoticeQuery.Concerned found, String what, List<Object> args) {
        return toApplicant(links, found, what, args);
    }

    /** To the applicant, on the private page, at the bell of the account, by e-mail where there is an address. */
    static List<Message> toApplicant(
            ApplicationLinks links, CaseNoticeQuery.Concerned found, String what, List<Object> args) {
        String key = "tell.applicant." + what;
        String path = "/p/" + links.link(found.id(), found.number());
        UUID account = found.accountId();
        List<Message> messages = new ArrayList<>();
        // Whoever has an account is written to there; the notice behind the link needs no second e-mail.
        messages.add(new Message(
                Recipient.link(found.id(), account == null ? found.contactId() : null)
                        .in(found.language()),
                key,
                args,
                path));
        if (account != null) {
            messages.add(new Message(Recipient.account(account).in(found.language()), key, args, path));
        }
        return messages;
    }

    private List<Message> toOfficials(JournalEntry entry, String step, CaseNoticeQuery.Concerned found) {
        List<Object> args = List.of(found.number());
        String path = href(found.number());
        String outcome = entry.fact("outcome");
        boolean selfMoved = words(entry.fact("steps")).stream().anyMatch(one -> one.startsWith("escalated:"));
        List<Message> messages = new ArrayList<>();
        switch (step) {
            case "delegated" -> {
                UUID actor = entry.actorId();
                if (outcome != null && (actor == null || !outcome.equals(actor.toString()))) {
                    messages.add(new Message(
                            Recipient.account(UUID.fromString(outcome)), "tell.case.delegated", args, path));
                }
            }
            case "warned" -> {
                List<Recipient> told = outcome == null
                        ? desks(entry, found).stream().map(Recipient::agency).toList()
                        : List.of(Recipient.account(UUID.fromString(outcome)));
                told.forEach(to -> messages.add(new Message(to, "tell.case.warned", args, path)));
            }
            // Where it opened a task, that was told as new work.
            case "answered" -> {
                if (entry.fact("opened") == null) {
                    messages.addAll(toWhoeverHasIt(found, desks(entry, found), "tell.case.answered", args));
                }
            }
            case "appealed" -> heads(found.agency(), "tell.case.appealed", args, path, messages);
            case "escalated" -> escalated("2".equals(outcome), found, late(entry, found), messages);
            default -> {
                if (selfMoved) {
                    escalated(false, found, desks(entry, found), messages);
                }
            }
        }
        return messages;
    }

    /** The agencies on whose desks lies what the step is about. */
    private static Collection<String> desks(JournalEntry entry, CaseNoticeQuery.Concerned found) {
        List<String> desks = words(entry.fact("desks"));
        return desks.isEmpty() ? List.of(found.agency()) : desks;
    }

    /** Those whose head hears of it; the promise as a whole was the case's own agency's. */
    private static Collection<String> late(JournalEntry entry, CaseNoticeQuery.Concerned found) {
        Set<String> late = new LinkedHashSet<>(desks(entry, found));
        if (entry.fact("node") == null) {
            late.add(found.agency());
        }
        return late;
    }

    private void escalated(
            boolean leader, CaseNoticeQuery.Concerned found, Collection<String> desks, List<Message> messages) {
        String path = href(found.number());
        List<Object> args = List.of(
                found.number(), desks.stream().map(code -> agency(code, "id")).collect(Collectors.joining(", ")));
        if (leader) {
            accounts.listActive(Role.LEADER, null)
                    .forEach(account -> messages.add(
                            new Message(Recipient.account(account.id()), "tell.case.leader.late", args, path)));
            return;
        }
        messages.addAll(toWhoeverHasIt(found, desks, "tell.case.late", List.of(found.number())));
        desks.forEach(desk -> heads(desk, "tell.case.head.late", args, path, messages));
    }

    private void heads(String agency, String key, List<Object> args, String path, List<Message> messages) {
        accounts.listActive(Role.AGENCY_HEAD, agency)
                .forEach(head -> messages.add(new Message(Recipient.account(head.id()), key, args, path)));
    }

    private List<Message> toWhoeverHasIt(
            CaseNoticeQuery.Concerned found, Collection<String> desks, String key, List<Object> args) {
        String path = href(found.number());
        List<UUID> has = query.assignees(found.id());
        return has.isEmpty()
                ? desks.stream()
                        .map(desk -> new Message(Recipient.agency(desk), key, args, path))
                        .toList()
                : has.stream()
                        .map(account -> new Message(Recipient.account(account), key, args, path))
                        .toList();
    }

    private String agency(String code, String language) {
        return agencies.find(code)
                .map(found -> found.name().in(Locale.of(language)))
                .orElse(code);
    }
}
