package id.andalan.report;

import java.sql.Timestamp;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What one account filed or follows; the account stands in the condition, so that nobody reads another's. */
@Repository
class OwnReportQuery {
    private final JdbcClient jdbc;

    OwnReportQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Newest first, behind {@code after}.
     *
     * @param hidden kinds that only whoever filed them sees
     */
    List<OwnReport> page(UUID account, Collection<String> hidden, ReportPages.@Nullable Mark after, int size) {
        return jdbc.sql("""
                        with mine as (
                            (select id, filed_at, true as own from report.report
                             where account_id = :account
                               and (:at::timestamptz is null or (filed_at, id) < (:at::timestamptz, :after::uuid))
                             order by filed_at desc, id desc limit :size)
                            union
                            (select id, filed_at, false from report.report
                             where id in (select report_id from report.follower where account_id = :account)
                               and account_id is distinct from :account and category <> all (:hidden)
                               and (:at::timestamptz is null or (filed_at, id) < (:at::timestamptz, :after::uuid))
                             order by filed_at desc, id desc limit :size)),
                        found as (select id, own from mine order by filed_at desc, id desc limit :size)
                        select %s, own from found join report.report using (id) order by filed_at desc, id desc""".formatted(ReportViewQuery.COLUMNS))
                .param("account", account)
                .param("hidden", hidden.toArray(String[]::new))
                .param("at", after == null ? null : Timestamp.from(after.filedAt()), Types.TIMESTAMP)
                .param("after", after == null ? null : after.id().toString(), Types.VARCHAR)
                .param("size", size)
                .query((row, n) -> new OwnReport(ReportViewQuery.view(row, n), row.getBoolean("own")))
                .list();
    }
}
