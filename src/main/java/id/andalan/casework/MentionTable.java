package id.andalan.casework;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code casework.mention}: which application is about which letter, and what that letter came of. */
@Repository
class MentionTable {
    private final JdbcClient jdbc;

    MentionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void clear(UUID application) {
        jdbc.sql("delete from casework.mention where application_id = ?")
                .param(application)
                .update();
    }

    void insert(UUID application, UUID letter, UUID issuedTo) {
        jdbc.sql("""
                insert into casework.mention (application_id, letter_id, issued_to) values (?, ?, ?) on conflict do nothing""").params(application, letter, issuedTo).update();
    }

    /** Whether an application is of that account or of one of these persons, by the blind index of the NIK. */
    boolean isOf(UUID application, @Nullable UUID account, List<byte[]> persons) {
        return jdbc.sql("""
                select exists (select from casework.application where id = ? and (account_id = ? or person = any (?)))""")
                .param(application)
                .param(new SqlParameterValue(java.sql.Types.OTHER, account))
                .param(persons.toArray(byte[][]::new))
                .query(Boolean.class)
                .single();
    }
}
