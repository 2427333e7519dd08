package id.andalan.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code document.file}. */
@Repository
class FileTable {
    private static final String COLUMNS = "id, name, type, bytes, sha256, at";

    private final JdbcClient jdbc;

    FileTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A file and whose it is. */
    record Row(
            FileRef file,
            UUID blob,
            @Nullable UUID owner,
            @Nullable String subjectType,
            @Nullable UUID subjectId) {}

    void insert(FileRef file, UUID blob, @Nullable UUID owner) {
        jdbc.sql("""
                insert into document.file (id, name, type, bytes, sha256, at, blob, owner)
                values (?, ?, ?, ?, ?, ?, ?, ?::uuid)""")
                .param(file.id())
                .param(file.name())
                .param(file.type().name())
                .param(file.bytes())
                .param(HexFormat.of().parseHex(file.sha256()))
                .param(Timestamp.from(file.at()))
                .param(blob)
                .param(owner)
                .update();
    }

    Optional<Row> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + ", blob, owner, subject_type, subject_id from document.file where id = ?")
                .param(id)
                .query(FileTable::row)
                .optional();
    }

    List<FileRef> list(String subjectType, UUID subject) {
        return jdbc.sql("select " + COLUMNS
                        + " from document.file where subject_id = ? and subject_type = ? order by id")
                .params(subject, subjectType)
                .query(FileTable::file)
                .list();
    }

    /** Gives the stray files of that owner (or of nobody) among these a subject; how many of them are on the subject now. */
    int attach(Collection<UUID> ids, @Nullable UUID owner, String subjectType, UUID subject) {
        return jdbc.sql("""
                update document.file set subject_type = :type, subject_id = :subject
                where id = any (:ids)
                  and (subject_id is null and (owner is null or owner = :owner::uuid)
                       or subject_id = :subject and subject_type = :type)""")
                .param("type", subjectType)
                .param("subject", subject)
                .param("owner", owner)
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    /** The stray files of that owner (or of nobody) among these. */
    List<FileRef> strays(Collection<UUID> ids, @Nullable UUID owner) {
        return jdbc.sql("select " + COLUMNS + """
                 from document.file
                where id = any (:ids) and subject_id is null and (owner is null or owner = :owner::uuid) order by id""")
                .param("ids", ids.toArray(UUID[]::new))
                .param("owner", owner)
                .query(FileTable::file)
                .list();
    }

    int move(Collection<UUID> ids, String fromType, UUID from, String toType, UUID to) {
        return jdbc.sql("""
                update document.file set subject_type = :toType, subject_id = :to
                where id = any (:ids) and subject_type = :fromType and subject_id = :from""")
                .param("toType", toType)
                .param("to", to)
                .param("fromType", fromType)
                .param("from", from)
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    /** Deletes the files of the subjects; the blobs they leave behind. */
    List<UUID> delete(String subjectType, Collection<UUID> subjects) {
        return jdbc.sql("delete from document.file where subject_id = any (?) and subject_type = ? returning blob")
                .params(subjects.toArray(UUID[]::new), subjectType)
                .query(UUID.class)
                .list();
    }

    /** Deletes files that nothing came to own; the blobs they leave behind. */
    List<UUID> deleteStraysBefore(Instant time, int most) {
        return jdbc.sql("""
                delete from document.file where id in (
                    select id from document.file where subject_id is null and at < ? order by at limit ? for update skip locked)
                returning blob""")
                .params(Timestamp.from(time), most)
                .query(UUID.class)
                .list();
    }

    private static FileRef file(ResultSet row, int n) throws SQLException {
        return new FileRef(
                row.getObject(1, UUID.class),
                row.getString(2),
                FileType.valueOf(row.getString(3)),
                row.getInt(4),
                HexFormat.of().formatHex(row.getBytes(5)),
                row.getTimestamp(6).toInstant());
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(
                file(row, n),
                row.getObject(7, UUID.class),
                row.getObject(8, UUID.class),
                row.getString(9),
                row.getObject(10, UUID.class));
    }
}
