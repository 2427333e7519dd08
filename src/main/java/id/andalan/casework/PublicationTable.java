package id.andalan.casework;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code casework.publication}, and which open cases a new version meets. */
@Repository
class PublicationTable {
    private final JdbcClient jdbc;

    PublicationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A version that has begun and whose open predecessors were not gone through yet. */
    record Begun(String service, int version) {}

    void add(String service, int version, LocalDate begins) {
        jdbc.sql("""
                insert into casework.publication (service, version, begins_on) values (?, ?, ?) on conflict do nothing""").param(service).param(version).param(begins).update();
    }

    List<Begun> begun(LocalDate today) {
        return jdbc.sql("""
                select service, version from casework.publication where done_at is null and begins_on <= ? order by service, version""")
                .param(today)
                .query((row, n) -> new Begun(row.getString(1), row.getInt(2)))
                .list();
    }

    void done(Begun one, Instant now) {
        jdbc.sql("update casework.publication set done_at = ? where service = ? and version = ?")
                .param(Timestamp.from(now))
                .param(one.service)
                .param(one.version)
                .update();
    }

    /** Open cases of versions before this one, by the task or step at which they stand. */
    Map<String, List<UUID>> open(String service, int version) {
        Map<String, List<UUID>> open = new LinkedHashMap<>();
        jdbc.sql("""
                select t.node, a.id from casework.application a join casework.task t on t.application_id = a.id
                where a.open and a.service = ? and a.version < ? and t.kind <> 'appeal' order by t.node, a.id""").param(service).param(version).query(row -> {
            open.computeIfAbsent(row.getString(1), node -> new ArrayList<>()).add(row.getObject(2, UUID.class));
        });
        return open;
    }
}
