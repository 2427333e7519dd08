package id.andalan.survey;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The sums behind the results: who was served in a period, and what they answered. */
@Repository
class SatisfactionQuery {
    private final JdbcClient jdbc;

    SatisfactionQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** From a day on, up to the day before {@code behind}. */
    record Days(LocalDate first, LocalDate behind) {
        static Days of(Period period) {
            return new Days(period.first(), period.behind());
        }
    }

    /** Sums of one service at one agency. */
    record Sums(String service, String agency, long population, long respondents, Map<String, Long> answers) {}

    /** An open answer that everybody may read. */
    record Comment(String text, LocalDate served) {}

    /** By service and agency; everything that was served or answered about in the period. */
    List<Sums> sums(Days days, @Nullable String agency, @Nullable String service) {
        Map<List<String>, long[]> counts = new TreeMap<>(
                java.util.Comparator.comparing((List<String> key) -> key.get(0)).thenComparing(key -> key.get(1)));
        Map<List<String>, Map<String, Long>> answers = new HashMap<>();
        ask("""
                select service, agency, sum(served), sum(answered) from (
                    select service, agency, count(*) as served, 0::bigint as answered from survey.ended
                    where ended_on >= :first and ended_on < :behind group by service, agency
                    union all
                    select service, agency, count(*) filter (where case_id is null), count(*) from survey.response
                    where served_on >= :first and served_on < :behind group by service, agency) one
                where agency = coalesce(:agency::text, agency) and service = coalesce(:service::text, service)
                group by service, agency""", days, agency, service).query(row -> {
            counts.put(List.of(row.getString(1), row.getString(2)), new long[] {row.getLong(3), row.getLong(4)});
        });
        ask("""
                select r.service, r.agency, a.element, sum(a.score)
                from survey.response r join survey.answer a on a.response = r.id
                where r.served_on >= :first and r.served_on < :behind
                  and r.agency = coalesce(:agency::text, r.agency) and r.service = coalesce(:service::text, r.service)
                group by r.service, r.agency, a.element""", days, agency, service).query(row -> {
            answers.computeIfAbsent(List.of(row.getString(1), row.getString(2)), key -> new HashMap<>())
                    .put(row.getString(3), row.getLong(4));
        });
        List<Sums> sums = new ArrayList<>();
        counts.forEach((key, count) ->
                sums.add(new Sums(key.get(0), key.get(1), count[0], count[1], answers.getOrDefault(key, Map.of()))));
        return sums;
    }

    private JdbcClient.StatementSpec ask(String sql, Days days, @Nullable String agency, @Nullable String service) {
        return jdbc.sql(sql)
                .param("first", days.first())
                .param("behind", days.behind())
                .param("agency", agency)
                .param("service", service);
    }

    /** The newest first. */
    List<Comment> released(String service, Period period, int most) {
        return jdbc.sql("""
                select released, served_on from survey.response
                where service = ? and comment_state = 'RELEASED' and served_on >= ? and served_on < ?
                order by served_on desc, id desc limit ?""")
                .params(service, period.first(), period.behind(), most)
                .query((row, n) -> new Comment(row.getString(1), row.getObject(2, LocalDate.class)))
                .list();
    }
}
