package id.andalan.identity;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code identity.demo} and of the rows marked as sample. */
@Repository
class DemoTable {
    private final JdbcClient jdbc;

    DemoTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Boolean> running() {
        return jdbc.sql("select running from identity.demo")
                .query(Boolean.class)
                .optional();
    }

    boolean anySampleIn() {
        return jdbc.sql("select exists (select from identity.account where sample and deactivated_at is null)")
                .query(Boolean.class)
                .single();
    }

    void setRunning(boolean running, Instant at) {
        jdbc.sql("""
                insert into identity.demo (running, at) values (:running, :at)
                on conflict (one) do update set running = :running, at = :at""").param("running", running).param("at", Timestamp.from(at)).update();
    }

    Optional<UUID> findSample(List<byte[]> loginIndexes) {
        return jdbc.sql("select id from identity.account where login_index in (:indexes) and sample")
                .param("indexes", loginIndexes)
                .query(UUID.class)
                .optional();
    }

    void letSampleIn(UUID account) {
        jdbc.sql("update identity.account set deactivated_at = null where id = ? and sample")
                .param(account)
                .update();
    }

    void shutSamplesOut(Instant at) {
        jdbc.sql("update identity.account set deactivated_at = ? where sample and deactivated_at is null")
                .param(Timestamp.from(at))
                .update();
        jdbc.sql("delete from identity.session where account_id in (select id from identity.account where sample)")
                .update();
        jdbc.sql("update identity.api_key set revoked_at = ? where sample and revoked_at is null")
                .param(Timestamp.from(at))
                .update();
    }
}
