package id.andalan.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads notices: of one reader (his own and his agency's), or of a private link. */
@Repository
class NoticeQuery {
    /** Counting stops here: a badge says "99+" at most. */
    static final int MOST_UNREAD = 100;

    /** Behind every id. An untyped null in its place would make the driver prepare the statement anew. */
    static final UUID END = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    /** Own notices and the agency's; {@code agency} is empty for who has none. */
    private static final String MINE = """
            ((n.recipient_kind = 'ACCOUNT' and n.recipient = :reader::text)
             or (n.recipient_kind = 'AGENCY' and n.recipient = :agency))""";

    private static final String UNREAD = """
            n.id > coalesce((select until from notice.read_until where reader = :reader), uuid '00000000-0000-0000-0000-000000000000')
            and not exists (select 1 from notice.read_mark r where r.reader = :reader and r.notice = n.id)""";

    private final JdbcClient jdbc;
    private final NoticeArgs args;

    NoticeQuery(JdbcClient jdbc, NoticeArgs args) {
        this.jdbc = jdbc;
        this.args = args;
    }

    /**
     * Newest first.
     *
     * @param before only older ones than this; null for the first page
     */
    List<Notice> list(UUID reader, @Nullable String agency, @Nullable UUID before, int most) {
        return jdbc.sql("select n.id, n.text_key, n.args, n.href, n.at, not (" + UNREAD
                        + ") from notice.notice n where " + MINE
                        + " and n.id < :before order by n.id desc limit :most")
                .param("reader", reader)
                .param("agency", agency == null ? "" : agency)
                .param("before", before == null ? END : before)
                .param("most", most)
                .query(this::notice)
                .list();
    }

    int countUnread(UUID reader, @Nullable String agency) {
        return jdbc.sql("select count(*)::int from (select 1 from notice.notice n where " + MINE + " and " + UNREAD
                        + " limit :most) as found")
                .param("reader", reader)
                .param("agency", agency == null ? "" : agency)
                .param("most", MOST_UNREAD)
                .query(Integer.class)
                .single();
    }

    Optional<Notice> find(UUID reader, @Nullable String agency, UUID id) {
        return jdbc.sql(
                        "select n.id, n.text_key, n.args, n.href, n.at, false from notice.notice n where n.id = :notice and "
                                + MINE)
                .param("reader", reader)
                .param("agency", agency == null ? "" : agency)
                .param("notice", id)
                .query(this::notice)
                .optional();
    }

    /** What whoever has a private link was told, newest first. */
    List<Notice> listOfLink(UUID record, int most) {
        return jdbc.sql("""
                select n.id, n.text_key, n.args, n.href, n.at, false from notice.notice n
                where n.recipient_kind = 'LINK' and n.recipient = ? order by n.id desc limit ?""").params(record.toString(), most).query(this::notice).list();
    }

    boolean mailWanted(UUID account) {
        return jdbc.sql("select not exists (select 1 from notice.no_mail where account = ?)")
                .param(account)
                .query(Boolean.class)
                .single();
    }

    private Notice notice(ResultSet row, int n) throws SQLException {
        return new Notice(
                row.getObject(1, UUID.class),
                row.getString(2),
                args.read(row.getString(3)),
                row.getString(4),
                row.getTimestamp(5).toInstant(),
                row.getBoolean(6));
    }
}
