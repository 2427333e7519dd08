package id.andalan.audit;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Looks things up in the journal for people, newest first, a page at a time. */
@Service
public class JournalSearch {
    private final JdbcClient jdbc;
    private final JournalTable table;

    JournalSearch(JdbcClient jdbc, JournalTable table) {
        this.jdbc = jdbc;
        this.table = table;
    }

    /**
     * What is looked for; null means any.
     *
     * @param subject id of a record
     * @param actor account or API key
     * @param action whole name of an action ({@code report.filed}) or its first part ({@code report})
     * @param from not before
     * @param until before
     */
    public record Filter(
            @Nullable String subject,
            @Nullable UUID actor,
            @Nullable String action,
            @Nullable Instant from,
            @Nullable Instant until) {}

    /** Where a page begins: behind (older than) this entry. */
    public record Place(long pos, long id) {
        public static final Place NEWEST = new Place(Long.MAX_VALUE, Long.MAX_VALUE);
    }

    public List<JournalEntry> search(Filter filter, Place behind, int limit) {
        return jdbc.sql("select " + JournalTable.COLUMNS + """
                         from audit.entry
                        where (pos, id) < (:pos, :id)
                          and (:subject::text is null or subject_id = :subject)
                          and (:actor::uuid is null or actor_id = :actor)
                          and (:action::text is null or action = :action or starts_with(action, :action || '.'))
                          and (:from::timestamptz is null or at >= :from)
                          and (:until::timestamptz is null or at < :until)
                        order by pos desc, id desc limit :limit""")
                .param("pos", behind.pos())
                .param("id", behind.id())
                .param("subject", filter.subject(), Types.VARCHAR)
                .param("actor", filter.actor(), Types.OTHER)
                .param("action", filter.action(), Types.VARCHAR)
                .param("from", timestamp(filter.from()), Types.TIMESTAMP)
                .param("until", timestamp(filter.until()), Types.TIMESTAMP)
                .param("limit", limit)
                .query(table::entry)
                .list();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }
}
