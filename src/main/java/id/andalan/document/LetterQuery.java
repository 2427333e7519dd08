package id.andalan.document;

import id.andalan.core.Bilingual;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads letters. */
@Repository
class LetterQuery {
    /** What {@link #letter} reads. */
    static final String COLUMNS = """
            id, token, kind, title_id, title_en, agency, number, day, valid_until, subject_type, subject_id, case_number, signer,
            signer_name, signer_position, state, ordered_at, signed_at, fault, revoked_at, revoke_reason""";

    private static final String SELECT = "select " + COLUMNS + " from document.letter ";

    /** Enough for any page of numbers that are the same in several registers. */
    private static final int MOST = 200;

    private final JdbcClient jdbc;

    LetterQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Letter> find(UUID id) {
        return jdbc.sql(SELECT + "where id = ?")
                .param(id)
                .query(LetterQuery::letter)
                .optional();
    }

    Optional<Letter> findByToken(String token) {
        return jdbc.sql(SELECT + "where token = ?")
                .param(token)
                .query(LetterQuery::letter)
                .optional();
    }

    Optional<Letter> findBySha256(byte[] sha256) {
        return jdbc.sql(SELECT + "where sha256 = ?")
                .param(sha256)
                .query(LetterQuery::letter)
                .optional();
    }

    /** Issued letters of that number; several registers may have the same. */
    List<Letter> listByNumber(String number) {
        return jdbc.sql(SELECT + "where upper(number) = ? and state = 'SIGNED' order by ordered_at desc limit 10")
                .param(number.toUpperCase(Locale.ROOT))
                .query(LetterQuery::letter)
                .list();
    }

    List<Letter> listBySubject(String subjectType, UUID subject) {
        return jdbc.sql(SELECT + "where subject_id = ? and subject_type = ? order by id")
                .params(subject, subjectType)
                .query(LetterQuery::letter)
                .list();
    }

    /** What waits for that signer, oldest first. */
    List<Letter> listWaiting(UUID signer) {
        return jdbc.sql(SELECT + "where signer = ? and state = 'AWAITING' order by ordered_at limit " + MOST)
                .param(signer)
                .query(LetterQuery::letter)
                .list();
    }

    /** What failed, oldest first; of one agency or (null) of all. */
    List<Letter> listFailed(@Nullable String agency) {
        return jdbc.sql(SELECT + "where state = 'FAILED' and (?::text is null or agency = ?) order by ordered_at limit "
                        + MOST)
                .param(agency)
                .param(agency)
                .query(LetterQuery::letter)
                .list();
    }

    /** Where the PDF lies: the signed one, else the one that waits. */
    Optional<UUID> pdf(UUID letter) {
        return jdbc.sql(
                        "select coalesce(pdf, draft) from document.letter where id = ? and coalesce(pdf, draft) is not null")
                .param(letter)
                .query(UUID.class)
                .optional();
    }

    static Letter letter(ResultSet row, int n) throws SQLException {
        Date until = row.getDate("valid_until");
        Timestamp signed = row.getTimestamp("signed_at");
        Timestamp revoked = row.getTimestamp("revoked_at");
        return new Letter(
                row.getObject("id", UUID.class),
                row.getString("token"),
                row.getString("kind"),
                new Bilingual(row.getString("title_id"), row.getString("title_en")),
                row.getString("agency"),
                row.getString("number"),
                row.getDate("day").toLocalDate(),
                until == null ? null : until.toLocalDate(),
                new Letter.Subject(
                        row.getString("subject_type"),
                        row.getObject("subject_id", UUID.class),
                        row.getString("case_number")),
                new Letter.Signatory(
                        row.getObject("signer", UUID.class),
                        row.getString("signer_name"),
                        row.getString("signer_position")),
                LetterStatus.valueOf(row.getString("state")),
                row.getTimestamp("ordered_at").toInstant(),
                signed == null ? null : signed.toInstant(),
                row.getString("fault"),
                revoked == null ? null : new Letter.Revocation(revoked.toInstant(), row.getString("revoke_reason")));
    }
}
