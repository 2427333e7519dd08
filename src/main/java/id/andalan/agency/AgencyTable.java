package id.andalan.agency;

import id.andalan.core.Bilingual;
import id.andalan.core.Validity;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code agency.agency}. */
@Repository
class AgencyTable {
    private final JdbcClient jdbc;

    AgencyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All agencies of all times, by code. */
    List<Agency> list() {
        return jdbc.sql("""
                select code, name_id, name_en, abbreviation, type, parent, serves, valid_from, valid_to, successor, certain, note
                from agency.agency order by code""")
                .query((row, n) -> new Agency(
                        row.getString("code"),
                        new Bilingual(row.getString("name_id"), row.getString("name_en")),
                        row.getString("abbreviation"),
                        AgencyType.valueOf(row.getString("type")),
                        row.getString("parent"),
                        row.getString("serves"),
                        new Validity(
                                row.getObject("valid_from", LocalDate.class),
                                row.getObject("valid_to", LocalDate.class)),
                        row.getString("successor"),
                        row.getBoolean("certain"),
                        row.getString("note")))
                .list();
    }

    void replace(List<Agency> agencies) {
        jdbc.sql("delete from agency.agency").update();
        for (Agency agency : agencies) {
            jdbc.sql("""
                    insert into agency.agency (code, name_id, name_en, abbreviation, type, parent, serves, valid_from,
                                               valid_to, successor, certain, note)
                    values (:code, :id, :en, :abbreviation, :type, :parent, :serves, :from, :to, :successor, :certain, :note)""")
                    .param("code", agency.code())
                    .param("id", agency.name().id())
                    .param("en", agency.name().en())
                    .param("abbreviation", agency.abbreviation())
                    .param("type", agency.type().name())
                    .param("parent", agency.parent())
                    .param("serves", agency.serves())
                    .param("from", agency.validity().from())
                    .param("to", agency.validity().to())
                    .param("successor", agency.successor())
                    .param("certain", agency.certain())
                    .param("note", agency.note())
                    .update();
        }
    }
}
