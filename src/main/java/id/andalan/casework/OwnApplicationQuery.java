package id.andalan.casework;

import id.andalan.casework.OwnApplications.Wanted;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The list of an account's applications; without what was answered. */
@Repository
class OwnApplicationQuery {
    /** Behind everything that was ever filed. */
    private static final DeskMark NEWEST = new DeskMark(DeskMark.NEVER, new UUID(-1, -1));

    private final JdbcClient jdbc;

    OwnApplicationQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Application> ofAccount(UUID account, @Nullable DeskMark after, int most) {
        DeskMark from = after == null ? NEWEST : after;
        return jdbc.sql("select " + CaseTable.COLUMNS + """
                 from casework.application a
                where a.account_id = ? and (a.filed_at, a.id) < (?, ?)
                order by a.filed_at desc, a.id desc limit ?""")
                .param(account)
                .param(Timestamp.from(from.at()))
                .param(from.id())
                .param(most)
                .query((row, n) -> CaseTable.application(row))
                .list();
    }

    /** What waits for the applicants of these. */
    Map<UUID, List<Wanted>> waiting(List<UUID> applications) {
        Map<UUID, List<Wanted>> waiting = new HashMap<>();
        jdbc.sql("""
                select application_id, kind from casework.task
                where application_id = any (?) and (kind in ('applicant', 'ask', 'payment') or paused_at is not null)
                order by opened_at, id""").param(applications.toArray(UUID[]::new)).query(row -> {
            waiting.computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                    .add(
                            switch (row.getString(2)) {
                                case "applicant" -> Wanted.CORRECT;
                                case "payment" -> Wanted.PAY;
                                default -> Wanted.ANSWER;
                            });
        });
        return waiting;
    }
}
