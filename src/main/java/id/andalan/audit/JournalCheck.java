package id.andalan.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/**
 * Proves the journal: walks through all entries and batches side by side, computes every hash anew in Java (sealing is SQL, so an error
 * in one does not hide in the other) and says what does not fit, and where. Reads one moment of the database, in constant memory.
 */
@Component
class JournalCheck {
    private static final int FETCH = 2_000;
    private static final int MOST_FAULTS = 1_000;

    private final DataSource database;

    JournalCheck(DataSource database) {
        this.database = database;
    }

    /**
     * What was found.
     *
     * @param unsealed entries behind the last batch: normal for a second, or when the server was stopped hard
     * @param head number and hash of the last batch; written down elsewhere, it proves later that nothing was cut off behind it
     */
    record Result(long entries, long batches, long unsealed, String head, List<String> faults) {}

    /** Checks everything; {@code knownHead}, when given, is a head of an earlier check and must still be in the chain. */
    Result run(@Nullable String knownHead) {
        Connection connection = DataSourceUtils.getConnection(database);
        try {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            try {
                return new Walk(connection, knownHead).go();
            } finally {
                connection.rollback();
                connection.setReadOnly(false);
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }

    /** One pass over both tables. */
    private static final class Walk {
        private final Connection connection;
        private final @Nullable String knownHead;
        private final List<String> faults = new ArrayList<>();
        private long entries;
        private long batches;
        private SealedBatch.@Nullable Line next;
        private @Nullable SealedBatch last;
        private boolean headSeen;

        Walk(Connection connection, @Nullable String knownHead) {
            this.connection = connection;
            this.knownHead = knownHead;
        }

        Result go() throws SQLException {
            try (PreparedStatement entryQuery = streaming("""
                            select pos, id, at, action, subject_type, subject_id, actor_kind, coalesce(actor_id::text, ''), facts::text
                            from audit.entry order by pos, id""");
                    PreparedStatement batchQuery = streaming("""
                            select no, from_pos, to_pos, entries, previous, hash, digests from audit.batch order by no""");
                    ResultSet entryRows = entryQuery.executeQuery();
                    ResultSet batchRows = batchQuery.executeQuery()) {
                next = line(entryRows);
                while (batchRows.next()) {
                    check(batch(batchRows), entryRows);
                }
                long unsealed = 0;
                while (next != null) {
                    unsealed++;
                    next = line(entryRows);
                }
                checkEnd();
                SealedBatch end = last;
                return new Result(
                        entries,
                        batches,
                        unsealed,
                        end == null ? "0" : end.no() + ":" + end.hash(),
                        List.copyOf(faults));
            }
        }

        private PreparedStatement streaming(String sql) throws SQLException {
            PreparedStatement statement = connection.prepareStatement(sql);
            statement.setFetchSize(FETCH);
            return statement;
        }

        private void check(SealedBatch batch, ResultSet entryRows) throws SQLException {
            batches++;
            SealedBatch before = last;
            long expectedNo = before == null ? 1 : before.no() + 1;
            if (batch.no() != expectedNo) {
                fault("kelompok %d sampai %d hilang".formatted(expectedNo, batch.no() - 1));
            } else if (!batch.previous().equals(before == null ? "" : before.hash())) {
                fault("kelompok %d tidak tersambung pada kelompok sebelumnya".formatted(batch.no()));
            }
            long begin = before == null ? batch.fromPos() : before.toPos();
            if (batch.fromPos() != begin) {
                fault("kelompok %d mulai pada pos %d, seharusnya %d".formatted(batch.no(), batch.fromPos(), begin));
            }
            skipBefore(batch, entryRows);
            List<SealedBatch.Line> lines = new ArrayList<>();
            while (next != null && next.pos() < batch.toPos()) {
                lines.add(next);
                next = line(entryRows);
            }
            entries += lines.size();
            batch.faults(lines).forEach(this::fault);
            headSeen |= (batch.no() + ":" + batch.hash()).equals(knownHead);
            last = batch;
        }

        /** Entries in front of a batch belong to none: theirs was taken away, or they were put in later. */
        private void skipBefore(SealedBatch batch, ResultSet entryRows) throws SQLException {
            long astray = 0;
            while (next != null && next.pos() < batch.fromPos()) {
                astray++;
                next = line(entryRows);
            }
            if (astray > 0) {
                fault("%d baris sebelum kelompok %d (pos %d) tidak disegel"
                        .formatted(astray, batch.no(), batch.fromPos()));
            }
        }

        /** A chain that was cut off at its end is whole in itself; who has read further knows better. */
        private void checkEnd() throws SQLException {
            long end = last == null ? 0 : last.toPos();
            try (PreparedStatement readers =
                    connection.prepareStatement("select name, pos from audit.reader where pos > ?")) {
                readers.setLong(1, end);
                try (ResultSet rows = readers.executeQuery()) {
                    while (rows.next()) {
                        fault("akhir jurnal terpotong: pembaca %s sudah sampai pos %d, segel terakhir hanya sampai %d"
                                .formatted(rows.getString(1), rows.getLong(2), end));
                    }
                }
            }
            if (knownHead != null && !headSeen) {
                fault("kepala rantai %s tidak ada lagi".formatted(knownHead));
            }
        }

        private void fault(String text) {
            if (faults.size() < MOST_FAULTS) {
                faults.add(text);
            }
        }

        private static SealedBatch.@Nullable Line line(ResultSet row) throws SQLException {
            if (!row.next()) {
                return null;
            }
            OffsetDateTime at = row.getObject(3, OffsetDateTime.class);
            return SealedBatch.Line.of(
                    row.getLong(1),
                    row.getLong(2),
                    at.toEpochSecond() * 1_000_000 + at.getNano() / 1_000,
                    row.getString(4),
                    List.of(row.getString(5), row.getString(6), row.getString(7), row.getString(8)),
                    row.getString(9));
        }

        private static SealedBatch batch(ResultSet row) throws SQLException {
            HexFormat hex = HexFormat.of();
            String digests = hex.formatHex(row.getBytes(7));
            List<String> each = new ArrayList<>();
            int width = SealedBatch.DIGEST_BYTES * 2;
            for (int i = 0; i + width <= digests.length(); i += width) {
                each.add(digests.substring(i, i + width));
            }
            return new SealedBatch(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getInt(4),
                    hex.formatHex(row.getBytes(5)),
                    hex.formatHex(row.getBytes(6)),
                    each);
        }
    }
}
