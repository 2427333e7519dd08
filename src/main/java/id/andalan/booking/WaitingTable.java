package id.andalan.booking;

import id.andalan.core.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of {@code booking.waiting}. */
@Repository
class WaitingTable {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    WaitingTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Somebody in the queue. */
    record Waiting(UUID id, UUID subject, String place, BookingRequest request, boolean offered, Instant joinedAt) {}

    /** @param begins when waiting is over anyway */
    void join(UUID subject, BookingRequest request, Instant begins, Instant now) {
        jdbc.sql("""
                insert into booking.waiting (id, subject, place, request, state, ends_at, joined_at)
                values (?, ?, ?, ?::jsonb, 'WAITING', ?, ?)""")
                .params(
                        Ids.next(),
                        subject,
                        request.place(),
                        json.writeValueAsString(request.answer()),
                        Timestamp.from(begins),
                        Timestamp.from(now))
                .update();
    }

    /** What the subject waits for or is offered. */
    Optional<Waiting> find(UUID subject) {
        return jdbc.sql("""
                select id, subject, place, request, state, joined_at from booking.waiting
                where subject = ? and state in ('WAITING', 'OFFERED') order by id limit 1""").param(subject).query((row, n) -> waiting(row)).optional();
    }

    private Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(
                row.getObject("id", UUID.class),
                row.getObject("subject", UUID.class),
                row.getString("place"),
                BookingRequest.read(
                        json.readValue(row.getString("request"), new TypeReference<Map<String, Object>>() {})),
                row.getString("state").equals("OFFERED"),
                row.getTimestamp("joined_at").toInstant());
    }

    List<String> places() {
        return jdbc.sql("select distinct place from booking.waiting where state = 'WAITING' order by place")
                .query(String.class)
                .list();
    }

    /** Who waits for a place, the first first. */
    List<Waiting> list(String place) {
        return jdbc.sql("""
                select id, subject, place, request, state, joined_at from booking.waiting
                where place = ? and state in ('WAITING', 'OFFERED') order by id""").param(place).query((row, n) -> waiting(row)).list();
    }

    void offered(UUID waiting, UUID series) {
        jdbc.sql("update booking.waiting set state = 'OFFERED', series = ? where id = ?")
                .params(series, waiting)
                .update();
    }

    /** Whoever waited has it. */
    void taken(UUID subject) {
        end(subject, "TAKEN");
    }

    /** An offer was not answered in time. */
    void lapsed(UUID subject) {
        jdbc.sql("update booking.waiting set state = 'LAPSED' where subject = ? and state = 'OFFERED'")
                .param(subject)
                .update();
    }

    int leave(UUID subject) {
        return end(subject, "LEFT");
    }

    private int end(UUID subject, String state) {
        return jdbc.sql("update booking.waiting set state = ? where subject = ? and state in ('WAITING', 'OFFERED')")
                .params(state, subject)
                .update();
    }

    /** Those whose time has begun: nothing to wait for any more. */
    int tooLate(Instant now) {
        return jdbc.sql("update booking.waiting set state = 'LAPSED' where state = 'WAITING' and ends_at <= ?")
                .param(Timestamp.from(now))
                .update();
    }
}
