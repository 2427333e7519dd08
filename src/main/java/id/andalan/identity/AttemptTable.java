package id.andalan.identity;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code identity.attempt}. */
@Repository
class AttemptTable {
    private final JdbcClient jdbc;

    AttemptTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How often, counting from when. */
    record Count(int count, Instant since) {}

    /**
     * Counts one attempt more and says how many there are; attempts from before {@code forgotten} no longer count. One statement, so
     * that a hundred attempts at once on ten servers are a hundred.
     */
    Count add(byte[] login, byte[] address, Instant at, Instant forgotten) {
        return jdbc.sql("""
                        insert into identity.attempt as a (login_index, address_index, count, since)
                        values (:login, :address, 1, :at)
                        on conflict (login_index, address_index) do update
                        set count = case when a.since <= :forgotten then 1 else a.count + 1 end,
                            since = case when a.since <= :forgotten then :at else a.since end
                        returning count, since""")
                .param("login", login)
                .param("address", address)
                .param("at", Timestamp.from(at))
                .param("forgotten", Timestamp.from(forgotten))
                .query((row, n) -> new Count(row.getInt(1), row.getTimestamp(2).toInstant()))
                .single();
    }

    /** Takes one attempt back, when it turned out right. */
    void subtract(byte[] login, byte[] address) {
        jdbc.sql(
                        "update identity.attempt set count = count - 1 where login_index = ? and address_index = ? and count > 0")
                .params(login, address)
                .update();
    }

    int forget(byte[] login) {
        return jdbc.sql("delete from identity.attempt where login_index = ?")
                .param(login)
                .update();
    }

    void forget(byte[] login, byte[] address) {
        jdbc.sql("delete from identity.attempt where login_index = ? and address_index = ?")
                .params(login, address)
                .update();
    }

    /** The most attempts on one of these sign-in names since then. */
    int most(List<byte[]> logins, Instant since) {
        return jdbc.sql("""
                        select coalesce(max(count), 0) from identity.attempt
                        where login_index in (:logins) and since > :since""")
                .param("logins", logins)
                .param("since", Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    int deleteBefore(Instant at) {
        return jdbc.sql("delete from identity.attempt where since < ?")
                .param(Timestamp.from(at))
                .update();
    }
}
