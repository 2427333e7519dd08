package id.andalan.document;

import id.andalan.core.LastWrites;
import java.sql.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of {@code document.public_entry}. */
@Repository
class PublicEntryTable {
    /** A letter counts when it is issued, not revoked and not past its last day. */
    private static final String COUNTS = """
            from document.public_entry e join document.letter l on l.id = e.letter
            where e.kind = :kind and l.state = 'SIGNED' and l.revoked_at is null
              and (l.valid_until is null or l.valid_until >= :day)
              and (:words = '' or e.words @@ to_tsquery('pg_catalog.simple', :words))
              and e.content @> :equal::jsonb
            """;

    private final JdbcClient jdbc;
    private final LastWrites last;
    private final JsonMapper json;

    PublicEntryTable(JdbcClient jdbc, LastWrites last, JsonMapper json) {
        this.jdbc = jdbc;
        this.last = last;
        this.json = json;
    }

    /** Written with the end of the transaction, behind its letter. */
    void insert(UUID letter, PublicEntry.Draft entry) {
        last.add(
                """
                insert into document.public_entry (letter, kind, version, content, sort, words)
                values (?, ?, ?, ?::jsonb, ?, to_tsvector('pg_catalog.simple', ?))""",
                letter,
                entry.kind(),
                entry.version(),
                json.writeValueAsString(entry.content()),
                entry.sort(),
                entry.words());
    }

    /** False when it is not there. */
    boolean delete(UUID letter) {
        return jdbc.sql("delete from document.public_entry where letter = ?")
                        .param(letter)
                        .update()
                == 1;
    }

    /** Those of these letters that have an entry. */
    List<UUID> listed(List<UUID> letters) {
        return letters.isEmpty()
                ? List.of()
                : jdbc.sql("select letter from document.public_entry where letter in (:letters)")
                        .param("letters", letters)
                        .query(UUID.class)
                        .list();
    }

    List<PublicEntry> list(PublicEntry.Wanted wanted, int from, int most) {
        return asked(
                        "select e.letter, e.version, e.content, l.number, l.day, l.valid_until " + COUNTS
                                + " order by e.sort, e.letter offset :from limit :most",
                        wanted)
                .param("from", from)
                .param("most", most)
                .query((row, n) -> {
                    Date until = row.getDate("valid_until");
                    return new PublicEntry(
                            row.getObject("letter", UUID.class),
                            row.getInt("version"),
                            json.readValue(row.getString("content"), new TypeReference<Map<String, Object>>() {}),
                            row.getString("number"),
                            row.getDate("day").toLocalDate(),
                            until == null ? null : until.toLocalDate());
                })
                .list();
    }

    int count(PublicEntry.Wanted wanted) {
        return asked("select count(*)::int " + COUNTS, wanted)
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec asked(String sql, PublicEntry.Wanted wanted) {
        return jdbc.sql(sql)
                .param("kind", wanted.kind())
                .param("day", Date.valueOf(wanted.day()))
                .param("words", wanted.words().stream().map(word -> word + ":*").collect(Collectors.joining(" & ")))
                .param("equal", json.writeValueAsString(new LinkedHashMap<>(wanted.equal())));
    }
}
