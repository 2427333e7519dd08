package id.andalan.survey;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code survey.follow_up}. */
@Repository
class FollowUpTable {
    private static final String COLUMNS =
            "select id, agency, service, element, period, what, who, due, done_on, result from survey.follow_up ";

    private final JdbcClient jdbc;

    FollowUpTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(FollowUp plan, Instant now) {
        jdbc.sql("""
                insert into survey.follow_up (id, agency, service, element, period, what, who, due, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        plan.id(),
                        plan.agency(),
                        plan.service(),
                        plan.element(),
                        plan.period(),
                        plan.what(),
                        plan.who(),
                        plan.due(),
                        Timestamp.from(now))
                .update();
    }

    /** False when it is not the agency's, or done already. */
    boolean done(UUID id, String agency, LocalDate on, String result) {
        return jdbc.sql("""
                update survey.follow_up set done_on = ?, result = ? where id = ? and agency = ? and done_on is null""").params(on, result, id, agency).update() == 1;
    }

    /** What is to be done first, by date. */
    List<FollowUp> ofAgency(String agency) {
        return jdbc.sql(COLUMNS + "where agency = ? order by done_on is not null, due, id")
                .param(agency)
                .query(FollowUpTable::row)
                .list();
    }

    List<FollowUp> ofService(String service) {
        return jdbc.sql(COLUMNS + "where service = ? order by done_on is not null, due, id")
                .param(service)
                .query(FollowUpTable::row)
                .list();
    }

    private static FollowUp row(ResultSet row, int n) throws SQLException {
        return new FollowUp(
                row.getObject("id", UUID.class),
                row.getString("agency"),
                row.getString("service"),
                row.getString("element"),
                row.getString("period"),
                row.getString("what"),
                row.getString("who"),
                row.getObject("due", LocalDate.class),
                row.getObject("done_on", LocalDate.class),
                row.getString("result"));
    }
}
