package id.andalan.notice;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL that writes {@code notice.notice} and what was read of it. */
@Repository
class NoticeTable {
    private final JdbcClient jdbc;
    private final NoticeArgs args;

    NoticeTable(JdbcClient jdbc, NoticeArgs args) {
        this.jdbc = jdbc;
        this.args = args;
    }

    /** All in one statement: listeners tell thousands at once. */
    void insert(List<Notices.Told> told, Instant at) {
        jdbc.sql("""
                insert into notice.notice (id, recipient_kind, recipient, text_key, args, href, at)
                select id, kind, key, text, args::jsonb, href, ?
                from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                     as told (id, kind, key, text, args, href)""")
                .param(Timestamp.from(at))
                .param(told.stream().map(Notices.Told::id).toArray(UUID[]::new))
                .param(texts(told, message -> message.to().kind().name()))
                .param(texts(told, message -> message.to().key()))
                .param(texts(told, Notices.Message::textKey))
                .param(texts(told, message -> args.write(message.args())))
                .param(texts(told, Notices.Message::href))
                .update();
    }

    private static String[] texts(List<Notices.Told> told, Function<Notices.Message, String> part) {
        return told.stream().map(one -> part.apply(one.message())).toArray(String[]::new);
    }

    void markRead(UUID reader, UUID notice) {
        jdbc.sql("insert into notice.read_mark (reader, notice) values (?, ?) on conflict do nothing")
                .params(reader, notice)
                .update();
    }

    /** Everything up to that notice; single marks below it are needed no longer. */
    void markReadUntil(UUID reader, UUID until) {
        jdbc.sql("""
                insert into notice.read_until (reader, until) values (?, ?)
                on conflict (reader) do update set until = greatest(read_until.until, excluded.until)""").params(reader, until).update();
        jdbc.sql("delete from notice.read_mark where reader = ? and notice <= ?")
                .params(reader, until)
                .update();
    }

    /** How many were old enough to go. */
    int deleteBefore(Instant time) {
        return jdbc.sql("delete from notice.notice where at < ?")
                .param(Timestamp.from(time))
                .update();
    }

    void setMailWanted(UUID account, boolean wanted, Instant at) {
        if (wanted) {
            jdbc.sql("delete from notice.no_mail where account = ?")
                    .param(account)
                    .update();
        } else {
            jdbc.sql("insert into notice.no_mail (account, at) values (?, ?) on conflict do nothing")
                    .params(account, Timestamp.from(at))
                    .update();
        }
    }
}
