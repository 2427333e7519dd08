package id.andalan.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code casework.absence}. */
@Repository
class AbsenceTable {
    private final JdbcClient jdbc;

    AbsenceTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Absences.Absence absence) {
        jdbc.sql("insert into casework.absence (id, account_id, substitute, from_day, to_day) values (?, ?, ?, ?, ?)")
                .param(absence.id())
                .param(absence.account())
                .param(absence.substitute())
                .param(absence.from())
                .param(absence.to())
                .update();
    }

    void delete(UUID id) {
        jdbc.sql("delete from casework.absence where id = ?").param(id).update();
    }

    boolean overlaps(UUID account, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                select exists (select 1 from casework.absence where account_id = ? and from_day <= ? and to_day >= ?)""")
                .param(account)
                .param(to)
                .param(from)
                .query(Boolean.class)
                .single();
    }

    List<Absences.Absence> list(List<UUID> accounts, LocalDate since) {
        return accounts.isEmpty()
                ? List.of()
                : jdbc.sql("""
                select * from casework.absence where account_id in (:accounts) and to_day >= :since order by from_day, id""")
                        .param("accounts", accounts)
                        .param("since", since)
                        .query((row, n) -> new Absences.Absence(
                                row.getObject("id", UUID.class),
                                row.getObject("account_id", UUID.class),
                                row.getObject("substitute", UUID.class),
                                row.getObject("from_day", LocalDate.class),
                                row.getObject("to_day", LocalDate.class)))
                        .list();
    }
}
