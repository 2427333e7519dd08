package id.andalan.report;

import id.andalan.agency.Agencies;
import id.andalan.audit.JournalEntry;
import id.andalan.audit.JournalListener;
import id.andalan.core.Actor.Role;
import id.andalan.identity.Account;
import id.andalan.identity.Accounts;
import id.andalan.notice.Notices;
import id.andalan.notice.Notices.Message;
import id.andalan.notice.Recipient;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Turns what happened to reports into notices: whoever reported or follows hears of each step, the agency of what is new, comes back
 * or is late, its head and then the city's leader of missed deadlines. In the transaction that moves the bookmark, so each is told once.
 *
 * <p>Whoever reported without account and without contact is told by the timeline of the private page, which needs no notice.
 */
@Component
class ReportNotices implements JournalListener {
    /** Steps of the agency that whoever reported hears of; {@code tell.reporter.<step>} in the message files. */
    private static final Set<String> TO_REPORTER = Set.of(
            "filed",
            "assigned",
            "started",
            "returned",
            "resumed",
            "handed_over",
            "resolved",
            "closed",
            "rejected",
            "merged",
            "commented");

    /** What followers hear of: the beginning and the end, not every hand it goes through. */
    private static final Set<String> TO_FOLLOWERS = Set.of("started", "resolved", "reopened", "rejected", "merged");

    private final NoticeQuery query;
    private final Notices notices;
    private final Accounts accounts;
    private final Agencies agencies;
    private final ReportLinks links;
    private final CityRules city;

    ReportNotices(
            NoticeQuery query,
            Notices notices,
            Accounts accounts,
            Agencies agencies,
            ReportLinks links,
            CityRules city) {
        this.query = query;
        this.notices = notices;
        this.accounts = accounts;
        this.agencies = agencies;
        this.links = links;
        this.city = city;
    }

    @Override
    public String name() {
        return "report-notices";
    }

    @Override
    public void on(List<JournalEntry> entries) {
        List<JournalEntry> mine = entries.stream()
                .filter(entry ->
                        entry.subjectType().equals("report") && entry.action().startsWith("report."))
                .toList();
        if (mine.isEmpty()) {
            return;
        }
        Set<UUID> ids = new LinkedHashSet<>();
        mine.forEach(entry -> ids.add(UUID.fromString(entry.subjectId())));
        Map<UUID, NoticeQuery.Concerned> concerned = query.concerned(ids);
        Map<UUID, List<NoticeQuery.Follower>> followers = query.followers(ids);
        List<Message> messages = new ArrayList<>(newcomers(mine));
        for (JournalEntry entry : mine) {
            UUID id = UUID.fromString(entry.subjectId());
            NoticeQuery.Concerned report = concerned.get(id);
            if (report != null) {
                String step = entry.action().substring("report.".length());
                messages.addAll(toReporter(entry, step, report));
                messages.addAll(toFollowers(step, report, followers.getOrDefault(id, List.of())));
                messages.addAll(toOfficials(entry, step, report));
            }
        }
        notices.tell(messages);
    }

    /** New ones are told in one sentence per agency, so that a storm of reports is not a storm of notices. */
    private static List<Message> newcomers(List<JournalEntry> entries) {
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, String> one = new TreeMap<>();
        for (JournalEntry entry : entries) {
            String agency = entry.fact("agency");
            String number = entry.fact("number");
            if (entry.action().equals("report.filed") && agency != null && number != null) {
                counts.merge(agency, 1, Integer::sum);
                one.put(agency, number);
            }
        }
        List<Message> messages = new ArrayList<>();
        one.forEach((agency, number) -> {
            int n = counts.getOrDefault(agency, 1);
            messages.add(
                    n == 1
                            ? new Message(Recipient.agency(agency), "tell.agency.new", List.of(number), work(number))
                            : new Message(Recipient.agency(agency), "tell.agency.many", List.of(n), "/kerja"));
        });
        return messages;
    }

    private List<Message> toReporter(JournalEntry entry, String step, NoticeQuery.Concerned report) {
        boolean own = "reporter".equals(entry.fact("by")) || "true".equals(entry.fact("internal"));
        if (!TO_REPORTER.contains(step) || own || (report.accountId() == null && report.contactId() == null)) {
            return List.of();
        }
        String href = links.path(report.id(), report.number());
        List<Object> args = step.equals("merged") && report.mergedInto() != null
                ? List.of(report.number(), report.mergedInto())
                : List.of(report.number(), agency(report.agency()));
        List<Message> messages = new ArrayList<>();
        UUID account = report.accountId();
        // Whoever has an account is written to there; the notice behind the link needs no second e-mail.
        UUID contact = account == null ? report.contactId() : null;
        messages.add(new Message(Recipient.link(report.id(), contact), "tell.reporter." + step, args, href));
        if (account != null) {
            messages.add(new Message(Recipient.account(account), "tell.reporter." + step, args, href));
        }
        return messages;
    }

    private List<Message> toFollowers(String step, NoticeQuery.Concerned report, List<NoticeQuery.Follower> followers) {
        if (!TO_FOLLOWERS.contains(step)) {
            return List.of();
        }
        boolean hidden = city.hiddenCategories().contains(report.category());
        List<Message> messages = new ArrayList<>();
        for (NoticeQuery.Follower follower : followers) {
            UUID merged = follower.mergedId();
            String number = follower.mergedNumber();
            // Whoever filed a merged report has a private page of his own, which also shows what became of it.
            String href = merged != null && number != null
                    ? links.path(merged, number)
                    : hidden ? null : "/laporan/" + report.number();
            Recipient to = recipient(follower);
            if (href != null && to != null) {
                messages.add(new Message(
                        to, "tell.follower." + step, List.of(report.number(), agency(report.agency())), href));
            }
        }
        return messages;
    }

    private static @Nullable Recipient recipient(NoticeQuery.Follower follower) {
        UUID account = follower.accountId();
        UUID contact = follower.contactId();
        if (account != null) {
            return Recipient.account(account);
        }
        if (contact == null) {
            return null;
        }
        UUID merged = follower.mergedId();
        return Recipient.link(merged == null ? contact : merged, contact);
    }

    private List<Message> toOfficials(JournalEntry entry, String step, NoticeQuery.Concerned report) {
        String href = work(report.number());
        List<Object> args = List.of(report.number());
        return switch (step) {
            case "assigned" -> {
                String officer = entry.fact("assignee");
                UUID actor = entry.actorId();
                yield officer == null || (actor != null && officer.equals(actor.toString()))
                        ? List.of()
                        : List.of(new Message(
                                Recipient.account(UUID.fromString(officer)), "tell.officer.assigned", args, href));
            }
            case "handed_over" ->
                List.of(new Message(
                        Recipient.agency(fact(entry, "agency", report.agency())),
                        "tell.agency.handed_over",
                        args,
                        href));
            case "answered", "reopened" -> List.of(toWhoeverHasIt(report, "tell.agency." + step, args, href));
            case "commented" ->
                "reporter".equals(entry.fact("by"))
                        ? List.of(toWhoeverHasIt(report, "tell.agency.remarked", args, href))
                        : List.of();
            case "escalated" -> escalated(entry, report, args, href);
            default -> List.of();
        };
    }

    private static Message toWhoeverHasIt(NoticeQuery.Concerned report, String key, List<Object> args, String href) {
        UUID officer = report.assignee();
        return new Message(
                officer == null ? Recipient.agency(report.agency()) : Recipient.account(officer), key, args, href);
    }

    private List<Message> escalated(JournalEntry entry, NoticeQuery.Concerned report, List<Object> args, String href) {
        String agency = fact(entry, "agency", report.agency());
        boolean leader = "2".equals(entry.fact("escalation"));
        List<Message> messages = new ArrayList<>();
        if (!leader) {
            messages.add(new Message(Recipient.agency(agency), "tell.agency.late", args, href));
        }
        List<Account> told =
                leader ? accounts.listActive(Role.LEADER, null) : accounts.listActive(Role.AGENCY_HEAD, agency);
        told.forEach(account -> messages.add(new Message(
                Recipient.account(account.id()),
                leader ? "tell.leader.late" : "tell.head.late",
                List.of(report.number(), agency(agency)),
                href)));
        return messages;
    }

    private String agency(String code) {
        return agencies.find(code).map(found -> found.name().id()).orElse(code);
    }

    private static String fact(JournalEntry entry, String name, String otherwise) {
        String value = entry.fact(name);
        return value == null ? otherwise : value;
    }

    private static String work(String number) {
        return "/kerja/laporan/" + number;
    }
}
