package id.andalan.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code document.photo}. */
@Repository
class PhotoTable {
    private static final String COLUMNS = "id, subject_type, subject_id, position, visibility, width, height, at";

    private final JdbcClient jdbc;

    PhotoTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a photo's bytes lie. */
    record Prints(UUID large, UUID small) {}

    void insert(Photo photo, Prints prints) {
        jdbc.sql("""
                insert into document.photo (%s, large, small) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""".formatted(COLUMNS))
                .params(photo.id(), photo.subjectType(), photo.subjectId(), photo.position())
                .params(photo.visibility().name(), photo.width(), photo.height(), Timestamp.from(photo.at()))
                .params(prints.large(), prints.small())
                .update();
    }

    /** The next free place on the subject. */
    int count(String subjectType, UUID subjectId) {
        return jdbc.sql(
                        "select coalesce(max(position) + 1, 0) from document.photo where subject_type = ? and subject_id = ?")
                .params(subjectType, subjectId)
                .query(Integer.class)
                .single();
    }

    Optional<Photo> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from document.photo where id = ?")
                .param(id)
                .query(PhotoTable::photo)
                .optional();
    }

    Prints prints(UUID id) {
        return jdbc.sql("select large, small from document.photo where id = ?")
                .param(id)
                .query((row, n) -> new Prints(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .single();
    }

    List<Photo> list(String subjectType, Collection<UUID> subjects) {
        return jdbc.sql("select " + COLUMNS + """
                 from document.photo
                where subject_id = any (?) and subject_type = ?
                order by subject_id, position""")
                .params(subjects.toArray(UUID[]::new), subjectType)
                .query(PhotoTable::photo)
                .list();
    }

    boolean setVisibility(UUID id, PhotoVisibility visibility) {
        return jdbc.sql("update document.photo set visibility = ? where id = ? and visibility <> ?")
                        .params(visibility.name(), id, visibility.name())
                        .update()
                == 1;
    }

    /** Deletes the photos of the subjects; the blobs they leave behind. */
    List<UUID> delete(String subjectType, Collection<UUID> subjects) {
        return jdbc.sql("""
                with gone as (
                    delete from document.photo where subject_id = any (?) and subject_type = ? returning large, small)
                select large from gone union all select small from gone""")
                .params(subjects.toArray(UUID[]::new), subjectType)
                .query(UUID.class)
                .list();
    }

    private static Photo photo(ResultSet row, int n) throws SQLException {
        return new Photo(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getObject(3, UUID.class),
                row.getInt(4),
                PhotoVisibility.valueOf(row.getString(5)),
                row.getInt(6),
                row.getInt(7),
                row.getTimestamp(8).toInstant());
    }
}
