package id.andalan.catalog;

import id.andalan.core.Bilingual;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of {@code catalog.service}, {@code catalog.version} and {@code catalog.topic}. */
@Repository
class ServiceTable {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    ServiceTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Every service of all times by its code, with all its versions. */
    Map<String, ServiceVersions> list() {
        Map<String, List<Service>> versions = new LinkedHashMap<>();
        Map<String, Instant> retired = new LinkedHashMap<>();
        jdbc.sql("""
                select s.code, s.retired_at, v.content
                from catalog.service s join catalog.version v on v.code = s.code
                order by s.code, v.version""").query(row -> {
            String code = row.getString("code");
            versions.computeIfAbsent(code, key -> new ArrayList<>())
                    .add(json.readValue(row.getString("content"), Service.class));
            Timestamp at = row.getTimestamp("retired_at");
            if (at != null) {
                retired.put(code, at.toInstant());
            }
        });
        Map<String, ServiceVersions> all = new LinkedHashMap<>();
        versions.forEach((code, list) -> all.put(code, new ServiceVersions(List.copyOf(list), retired.get(code))));
        return all;
    }

    /** Adds a version, and the service with its first; an earlier version stays as it is. */
    void add(Service service) {
        jdbc.sql("insert into catalog.service (code) values (?) on conflict do nothing")
                .param(service.code())
                .update();
        jdbc.sql("""
                insert into catalog.version (code, version, valid_from, content, loaded_at)
                values (?, ?, ?, ?::jsonb, now())""")
                .params(service.code(), service.version(), service.validFrom(), json.writeValueAsString(service))
                .update();
    }

    void retire(String code) {
        jdbc.sql("update catalog.service set retired_at = now() where code = ?")
                .param(code)
                .update();
    }

    void reopen(String code) {
        jdbc.sql("update catalog.service set retired_at = null where code = ?")
                .param(code)
                .update();
    }

    /** In the order of the pack. */
    List<Topic> topics() {
        return jdbc.sql("select code, name_id, name_en, icon from catalog.topic order by place")
                .query((row, n) -> new Topic(
                        row.getString(1), new Bilingual(row.getString(2), row.getString(3)), row.getString(4)))
                .list();
    }

    void replaceTopics(List<Topic> topics) {
        jdbc.sql("delete from catalog.topic").update();
        int place = 0;
        for (Topic topic : topics) {
            jdbc.sql("insert into catalog.topic (code, place, name_id, name_en, icon) values (?, ?, ?, ?, ?)")
                    .params(
                            topic.code(),
                            place++,
                            topic.name().id(),
                            topic.name().en(),
                            topic.icon())
                    .update();
        }
    }
}
