package id.andalan.document;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code document.register}. */
@Repository
class RegisterTable {
    private final JdbcClient jdbc;

    RegisterTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next number of a register in a year, 1 first; others who want one wait until the caller's transaction has ended. */
    int next(String agency, String register, int year) {
        return jdbc.sql("""
                insert into document.register as r (agency, register, year, last) values (?, ?, ?, 1)
                on conflict (agency, register, year) do update set last = r.last + 1
                returning last""").params(agency, register, year).query(Integer.class).single();
    }
}
