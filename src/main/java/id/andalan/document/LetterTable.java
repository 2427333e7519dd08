package id.andalan.document;

import id.andalan.core.Ids;
import id.andalan.core.LastWrites;
import id.andalan.identity.KeyRing;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL that writes {@code document.letter}, a queue that any number of servers work. */
@Repository
class LetterTable {
    private final JdbcClient jdbc;
    private final LastWrites last;

    LetterTable(JdbcClient jdbc, LastWrites last) {
        this.jdbc = jdbc;
        this.last = last;
    }

    /** Its place in the register. */
    record Place(String register, int year, int no) {}

    /** A letter that this worker may finish until its lease ends. */
    record Job(
            Letter letter,
            UUID lease,
            int attempts,
            KeyRing.@Nullable Sealed page,
            @Nullable UUID draft) {
        UUID id() {
            return letter.id();
        }
    }

    /** Written with the end of the transaction. */
    void insert(Letter letter, Place place, KeyRing.Sealed page) {
        Timestamp at = Timestamp.from(letter.orderedAt());
        LocalDate until = letter.validUntil();
        last.add(
                """
                insert into document.letter (id, token, kind, title_id, title_en, agency, register, year, no, number, day,
                    valid_until, subject_type, subject_id, case_number, signer, signer_name, signer_position, state,
                    key_id, page, due_at, ordered_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'ORDERED', ?, ?, ?, ?)""",
                letter.id(),
                letter.token(),
                letter.kind(),
                letter.title().id(),
                letter.title().en(),
                letter.agency(),
                place.register(),
                place.year(),
                place.no(),
                letter.number(),
                Date.valueOf(letter.date()),
                new SqlParameterValue(Types.DATE, until == null ? null : Date.valueOf(until)),
                letter.subject().type(),
                letter.subject().id(),
                letter.subject().number(),
                letter.signatory().account(),
                letter.signatory().name(),
                letter.signatory().position(),
                page.keyId(),
                page.bytes(),
                at,
                at);
    }

    /** Takes up to {@code most} due letters that nobody else has, oldest first. */
    List<Job> claim(Instant now, Duration lease, int most) {
        return jdbc.sql("""
                with mine as (
                    select id as its from document.letter where state = 'ORDERED' and due_at <= :now
                    order by due_at limit :most for update skip locked)
                update document.letter set lease = :lease, due_at = :until, attempts = attempts + 1
                from mine where id = its
                returning lease, attempts, key_id, page, draft,\s""" + LetterQuery.COLUMNS)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(now.plus(lease)))
                .param("lease", Ids.next())
                .param("most", most)
                .query(LetterTable::job)
                .list();
    }

    /** Takes one letter that waits for this signer, unless somebody has it in hand right now. */
    Optional<Job> claimWaiting(UUID letter, UUID signer, Instant now, Duration lease) {
        return jdbc.sql("""
                update document.letter set lease = :lease, due_at = :until, attempts = attempts + 1
                where id = :id and signer = :signer and state = 'AWAITING' and (lease is null or due_at <= :now)
                returning lease, attempts, key_id, page, draft,\s""" + LetterQuery.COLUMNS)
                .param("lease", Ids.next())
                .param("until", Timestamp.from(now.plus(lease)))
                .param("id", letter)
                .param("signer", signer)
                .param("now", Timestamp.from(now))
                .query(LetterTable::job)
                .optional();
    }

    private static Job job(ResultSet row, int n) throws SQLException {
        String key = row.getString("key_id");
        return new Job(
                LetterQuery.letter(row, n),
                row.getObject("lease", UUID.class),
                row.getInt("attempts"),
                key == null ? null : new KeyRing.Sealed(key, row.getBytes("page")),
                row.getObject("draft", UUID.class));
    }

    /** False when the lease was lost: another has it now, or finished it. */
    boolean await(Job job, UUID draft) {
        return jdbc.sql("""
                update document.letter set state = 'AWAITING', draft = ?, lease = null, fault = null, attempts = 0
                where id = ? and lease = ? and state = 'ORDERED'""").params(draft, job.id(), job.lease()).update() == 1;
    }

    /** Keeps the signed PDF and forgets the page it was made from. False when the lease was lost. */
    boolean sign(Job job, StagedBlob pdf, @Nullable String outsideId, Instant at) {
        return jdbc.sql("""
                update document.letter set state = 'SIGNED', pdf = ?, sha256 = ?, outside_id = ?, signed_at = ?, lease = null,
                       fault = null, key_id = null, page = null, draft = null
                where id = ? and lease = ? and state <> 'SIGNED'""")
                        .param(pdf.id())
                        .param(pdf.sha256())
                        .param(outsideId)
                        .param(Timestamp.from(at))
                        .param(job.id())
                        .param(job.lease())
                        .update()
                == 1;
    }

    /** Lets go of it, to be tried again: by the press when it was ordered, by its signer when it waits. */
    void release(Job job, String fault, Instant dueAt) {
        jdbc.sql("update document.letter set lease = null, fault = ?, due_at = ? where id = ? and lease = ?")
                .params(fault, Timestamp.from(dueAt), job.id(), job.lease())
                .update();
    }

    boolean fail(Job job, String fault) {
        return jdbc.sql("""
                update document.letter set state = 'FAILED', lease = null, fault = ?
                where id = ? and lease = ? and state = 'ORDERED'""").params(fault, job.id(), job.lease()).update() == 1;
    }

    /** False when it has not failed. */
    boolean retry(UUID letter, Instant now) {
        return jdbc.sql("""
                update document.letter set state = 'ORDERED', attempts = 0, due_at = ?, fault = null
                where id = ? and state = 'FAILED'""").params(Timestamp.from(now), letter).update() == 1;
    }

    /** False when it is not issued, or was revoked before. */
    boolean revoke(UUID letter, String reason, Instant now) {
        return jdbc.sql("""
                update document.letter set revoked_at = ?, revoke_reason = ?
                where id = ? and state = 'SIGNED' and revoked_at is null""").params(Timestamp.from(now), reason, letter).update() == 1;
    }
}
