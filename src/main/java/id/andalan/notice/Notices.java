package id.andalan.notice;

import id.andalan.audit.AuditTrail;
import id.andalan.core.Actor;
import id.andalan.core.Ids;
import id.andalan.core.NotFound;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The door to notices: tell somebody something, read what one was told. */
@Service
public class Notices {
    /** Unread notices are counted up to here. */
    public static final int MOST_UNREAD = NoticeQuery.MOST_UNREAD;

    private final NoticeTable table;
    private final NoticeQuery query;
    private final MailTable mails;
    private final MailSettings mail;
    private final AuditTrail audit;
    private final Clock clock;

    Notices(NoticeTable table, NoticeQuery query, MailTable mails, MailSettings mail, AuditTrail audit, Clock clock) {
        this.table = table;
        this.query = query;
        this.mails = mails;
        this.mail = mail;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What to tell whom.
     *
     * @param textKey the sentence in the message files; {@code textKey.body}, if there is one, is the longer text of the e-mail
     * @param args of both texts: texts, whole numbers, {@link java.time.Instant}s, {@link Notice.Word}s; never personal data
     * @param href where to go from it, a path of this site
     */
    public record Message(Recipient to, String textKey, List<?> args, String href) {
        public Message {
            args = List.copyOf(args);
            if (!href.startsWith("/") || href.startsWith("//")) {
                throw new IllegalArgumentException("not a path of this site: " + href);
            }
        }
    }

    /** A message under the id of its notice. */
    record Told(UUID id, Message message) {
        Recipient to() {
            return message.to();
        }
    }

    /** {@link #tell(List)} for one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(Message message) {
        tell(List.of(message));
    }

    /**
     * Tells it: on the page at once, and by e-mail soon after where the recipient has an address and wants it. In the caller's
     * transaction (there must be one): told if and only if it happened. Best called from a {@code JournalListener} for all its
     * entries at once, not from a command that somebody waits for.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(List<Message> messages) {
        if (messages.isEmpty()) {
            return;
        }
        List<Told> told =
                messages.stream().map(message -> new Told(Ids.next(), message)).toList();
        table.insert(told, clock.instant());
        List<Told> byMail = told.stream().filter(one -> reachable(one.to())).toList();
        if (mail.wanted() && !byMail.isEmpty()) {
            mails.insert(byMail, clock.instant());
        }
    }

    private static boolean reachable(Recipient to) {
        return to.kind() == Recipient.Kind.ACCOUNT || (to.kind() == Recipient.Kind.LINK && to.contact() != null);
    }

    /**
     * What the actor was told, alone or with the agency, newest first.
     *
     * @param before only what is older than this notice; null for the newest
     */
    public List<Notice> list(Actor actor, @Nullable UUID before, int most) {
        return query.list(reader(actor), actor.agency(), before, most);
    }

    /** What whoever has the private link of a record was told, newest first. The caller has checked the link. */
    public List<Notice> listOfLink(UUID record, int most) {
        return query.listOfLink(record, most);
    }

    /** How many the actor has not read, counted up to {@link #MOST_UNREAD}. */
    public int unread(Actor actor) {
        return actor.kind() == Actor.Kind.ACCOUNT && actor.id() != null
                ? query.countUnread(actor.id(), actor.agency())
                : 0;
    }

    /** Marks one as read and gives it back. */
    @Transactional
    public Notice open(Actor actor, UUID id) {
        Notice notice = query.find(reader(actor), actor.agency(), id).orElseThrow(() -> new NotFound("notice"));
        table.markRead(reader(actor), id);
        return notice;
    }

    /** Marks everything up to this notice as read; what came since stays unread. */
    @Transactional
    public void markReadUntil(Actor actor, UUID id) {
        Notice last = query.find(reader(actor), actor.agency(), id).orElseThrow(() -> new NotFound("notice"));
        table.markReadUntil(reader(actor), last.id());
    }

    public boolean mailWanted(Actor actor) {
        return query.mailWanted(reader(actor));
    }

    /** Whether this server sends e-mail at all. */
    public boolean mailPossible() {
        return mail.wanted();
    }

    /**
     * How the outgoing e-mail stands, for administrators.
     *
     * @param dead given up in the last 30 days
     * @param lastFault what went wrong with the newest that waits or was given up; null when nothing did
     */
    public record MailStanding(
            int waiting, int dead, @Nullable String lastFault) {}

    public MailStanding mailStanding(Actor actor) {
        requireAdmin(actor);
        return mails.standing();
    }

    /** Tries all e-mail again that was given up; how much that is. */
    @Transactional
    public int retryDeadMail(Actor actor) {
        requireAdmin(actor);
        int revived = mails.reviveDead(clock.instant());
        audit.record(actor, "mail.retried", "mail", "all", Map.of("letters", revived));
        return revived;
    }

    private static void requireAdmin(Actor actor) {
        if (!actor.is(Actor.Role.ADMIN)) {
            throw new NotFound("mail");
        }
    }

    @Transactional
    public void setMailWanted(Actor actor, boolean wanted) {
        table.setMailWanted(reader(actor), wanted, clock.instant());
    }

    private static UUID reader(Actor actor) {
        if (actor.kind() != Actor.Kind.ACCOUNT || actor.id() == null) {
            throw new NotFound("notices are for accounts");
        }
        return actor.id();
    }
}
