package id.andalan.report;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code report.search} and {@code report.search_todo}. */
@Repository
class SearchTable {
    private final JdbcClient jdbc;

    SearchTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes in the words of at most so many waiting reports, in the caller's transaction; how many there were. */
    int index(int most) {
        return jdbc.sql("""
                with taken as (
                    delete from report.search_todo
                    where ctid = any (array(select ctid from report.search_todo limit ? for update skip locked))
                    returning report_id),
                added as (
                    insert into report.search (report_id, words)
                    select r.id, report.words(r.description) from report.report r join taken t on t.report_id = r.id
                    on conflict do nothing)
                select count(*)::int from taken""").param(most).query(Integer.class).single();
    }
}
