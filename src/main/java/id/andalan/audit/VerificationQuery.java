package id.andalan.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Reads seals and entries in order, a few hundred at a time, for {@link JournalVerifier}. */
@Repository
class VerificationQuery {
    private static final int FETCH = 500;
    private static final char FIELD = '\u001f';
    private static final char END = '\u001e';

    private final JdbcTemplate jdbc;

    VerificationQuery(JdbcTemplate jdbc) {
        this.jdbc = new JdbcTemplate(java.util.Objects.requireNonNull(jdbc.getDataSource()));
        this.jdbc.setFetchSize(FETCH);
    }

    /** A batch; arrays stay inside this package. */
    @SuppressWarnings("ArrayRecordComponent")
    record Seal(long no, long fromPos, long toPos, long entries, byte[] previous, byte[] hash) {}

    /** An entry as the text that was hashed. */
    record Line(long pos, String text) {}

    Stream<Seal> seals() {
        return jdbc.queryForStream(
                "select no, from_pos, to_pos, entries, previous, hash from audit.batch order by no",
                (row, n) -> new Seal(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getBytes(5),
                        row.getBytes(6)));
    }

    Stream<Line> lines() {
        return jdbc.queryForStream("""
                select pos, id, (extract(epoch from at) * 1000000)::bigint, action, subject_type, subject_id, actor_kind,
                       actor_id, facts
                from audit.entry order by pos, id""", VerificationQuery::line);
    }

    private static Line line(ResultSet row, int n) throws SQLException {
        StringBuilder text = new StringBuilder(300);
        for (int column = 1; column <= 9; column++) {
            String value = row.getString(column);
            if (column > 1) {
                text.append(FIELD);
            }
            if (value != null) {
                text.append(value);
            }
        }
        return new Line(row.getLong(1), text.append(END).toString());
    }

    Optional<byte[]> hash(long no) {
        return jdbc.query("select hash from audit.batch where no = ?", (row, n) -> row.getBytes(1), no).stream()
                .findFirst();
    }
}
