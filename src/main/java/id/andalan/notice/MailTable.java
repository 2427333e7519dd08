package id.andalan.notice;

import id.andalan.core.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code notice.mail}, a queue that any number of servers work. */
@Repository
class MailTable {
    private final JdbcClient jdbc;
    private final NoticeArgs args;

    MailTable(JdbcClient jdbc, NoticeArgs args) {
        this.jdbc = jdbc;
        this.args = args;
    }

    /** A mail that this worker may send until its lease ends; if it is gone by then, another sends it under the same id. */
    record Job(UUID id, UUID lease, int attempts, Instant createdAt, Recipient to, Notice notice) {}

    /** One for each notice whose recipient may have an address; not for accounts that want none. */
    void insert(List<Notices.Told> told, Instant at) {
        jdbc.sql("""
                insert into notice.mail (id, notice, contact, language, due_at, created_at)
                select id, notice, contact, language, :at, :at
                from unnest(:ids::uuid[], :notices::uuid[], :contacts::uuid[], :languages::text[], :accounts::uuid[])
                     as told (id, notice, contact, language, account)
                where not exists (select 1 from notice.no_mail where no_mail.account = told.account)""")
                .param("at", Timestamp.from(at))
                .param("ids", told.stream().map(one -> Ids.next()).toArray(UUID[]::new))
                .param("notices", told.stream().map(Notices.Told::id).toArray(UUID[]::new))
                .param("contacts", told.stream().map(one -> one.to().contact()).toArray(UUID[]::new))
                .param(
                        "languages",
                        told.stream().map(one -> one.to().language()).toArray(String[]::new))
                .param("accounts", told.stream().map(one -> account(one.to())).toArray(UUID[]::new))
                .update();
    }

    private static @Nullable UUID account(Recipient to) {
        return to.kind() == Recipient.Kind.ACCOUNT ? UUID.fromString(to.key()) : null;
    }

    /** Takes up to {@code most} due mails that nobody else has, oldest first. */
    List<Job> claim(Instant now, Duration lease, int most) {
        return jdbc.sql("""
                with mine as (
                    select id from notice.mail where state = 'WAITING' and due_at <= :now
                    order by due_at limit :most for update skip locked),
                taken as (
                    update notice.mail m set lease = :lease, due_at = :until, attempts = attempts + 1
                    from mine where m.id = mine.id
                    returning m.id, m.notice, m.contact, m.language, m.attempts, m.created_at)
                select t.id, t.attempts, t.created_at, t.contact, t.language,
                       n.id, n.recipient_kind, n.recipient, n.text_key, n.args, n.href, n.at, :lease::uuid
                from taken t join notice.notice n on n.id = t.notice order by t.id""")
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(now.plus(lease)))
                .param("lease", Ids.next())
                .param("most", most)
                .query(this::job)
                .list();
    }

    private Job job(ResultSet row, int n) throws SQLException {
        Recipient to = new Recipient(
                Recipient.Kind.valueOf(row.getString(7)),
                row.getString(8),
                row.getObject(4, UUID.class),
                row.getString(5));
        Notice notice = new Notice(
                row.getObject(6, UUID.class),
                row.getString(9),
                args.read(row.getString(10)),
                row.getString(11),
                row.getTimestamp(12).toInstant(),
                false);
        return new Job(
                row.getObject(1, UUID.class),
                row.getObject(13, UUID.class),
                row.getInt(2),
                row.getTimestamp(3).toInstant(),
                to,
                notice);
    }

    /** The end of it: SENT, NO_ADDRESS or DEAD. Nothing happens when the lease was lost. */
    void finish(Job job, String state, @Nullable String fault, Instant at) {
        jdbc.sql("update notice.mail set state = ?, fault = ?, done_at = ?, lease = null where id = ? and lease = ?")
                .param(state)
                .param(fault)
                .param(Timestamp.from(at))
                .param(job.id())
                .param(job.lease())
                .update();
    }

    void retry(Job job, String fault, Instant dueAt) {
        jdbc.sql("update notice.mail set due_at = ?, fault = ?, lease = null where id = ? and lease = ?")
                .params(Timestamp.from(dueAt), fault, job.id(), job.lease())
                .update();
    }

    /** Gives back a mail that was not tried after all. */
    void release(Job job, Instant dueAt) {
        jdbc.sql("update notice.mail set due_at = ?, attempts = attempts - 1, lease = null where id = ? and lease = ?")
                .params(Timestamp.from(dueAt), job.id(), job.lease())
                .update();
    }

    Notices.MailStanding standing() {
        return jdbc.sql("""
                select count(*) filter (where state = 'WAITING')::int, count(*) filter (where state = 'DEAD')::int,
                       (select fault from notice.mail where fault is not null and state in ('WAITING', 'DEAD')
                        order by created_at desc limit 1)
                from notice.mail where state in ('WAITING', 'DEAD')""")
                .query((row, n) -> new Notices.MailStanding(row.getInt(1), row.getInt(2), row.getString(3)))
                .single();
    }

    /** Tries everything given up again. */
    int reviveDead(Instant now) {
        return jdbc.sql("""
                update notice.mail set state = 'WAITING', attempts = 0, due_at = ?, created_at = ?, done_at = null
                where state = 'DEAD'""").params(Timestamp.from(now), Timestamp.from(now)).update();
    }

    int deleteDoneBefore(Instant time) {
        return jdbc.sql("delete from notice.mail where state <> 'WAITING' and done_at < ?")
                .param(Timestamp.from(time))
                .update();
    }
}
