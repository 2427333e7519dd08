package id.andalan.audit;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.core.Ids;
import id.andalan.database.DatabaseAddress;
import id.andalan.database.TestDatabase;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.json.JsonMapper;

/** Does to the journal what somebody with the owner's password could do, and expects to be told, each time in a database of its own. */
class JournalCheckTest {
    private JdbcClient owner;
    private JournalTable journal;
    private JournalCheck check;

    @BeforeEach
    void threeBatchesOfFiveEntries() {
        DatabaseAddress address = TestDatabase.create();
        DriverManagerDataSource database = new DriverManagerDataSource(
                address.url(), address.owner().user(), address.owner().password());
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/audit")
                .placeholders(Map.of("app", address.app().user()))
                .load()
                .migrate();
        owner = JdbcClient.create(database);
        journal = new JournalTable(owner, JsonMapper.builder().build());
        check = new JournalCheck(database);
        for (int batch = 0; batch < 3; batch++) {
            for (int i = 0; i < 5; i++) {
                happen("{\"teks\": \"Tanah longsor — “Gamalama” \\u0001\", \"n\": " + i + "}");
            }
            assertThat(journal.seal()).isEqualTo(5);
        }
        for (String table : List.of("entry", "batch")) {
            owner.sql("alter table audit." + table + " disable trigger all").update();
        }
    }

    private void happen(String facts) {
        owner.sql("""
                        insert into audit.entry (at, action, subject_type, subject_id, actor_kind, actor_id, facts)
                        values (clock_timestamp(), 'report.filed', 'report', ?, 'ANONYMOUS', null, ?::jsonb)""").params(Ids.next().toString(), facts).update();
    }

    private List<String> faultsAfter(String sql) {
        assertThat(owner.sql(sql).update()).isPositive();
        return check.run(null).faults();
    }

    /** The place of the n-th entry of all, counted from 1. */
    private String place(int n) {
        return owner.sql("select 'pos ' || pos || ' id ' || id from audit.entry order by pos, id offset ? limit 1")
                .param(n - 1)
                .query(String.class)
                .single();
    }

    @Test
    void anUntouchedJournalIsWhole() {
        happen("{}");
        JournalCheck.Result result = check.run(null);
        assertThat(result.faults()).isEmpty();
        assertThat(result.entries()).isEqualTo(15);
        assertThat(result.batches()).isEqualTo(3);
        assertThat(result.unsealed()).isEqualTo(1);
    }

    @Test
    void aChangedRowIsFoundAndNamed() {
        String place = place(7);
        assertThat(faultsAfter("update audit.entry set action = 'report.closed' where id = 7"))
                .singleElement()
                .asString()
                .contains("kelompok 2", place, "diubah");
    }

    @Test
    void aChangedFactIsFound() {
        assertThat(faultsAfter("update audit.entry set facts = facts || '{\"n\": 99}' where id = 3"))
                .singleElement()
                .asString()
                .contains("kelompok 1", "diubah");
    }

    @Test
    void aMissingRowIsFoundWithItsNeighbour() {
        String before = place(7);
        assertThat(faultsAfter("delete from audit.entry where id = 8"))
                .hasSize(2)
                .anySatisfy(fault -> assertThat(fault).contains("disegel 5 baris, sekarang 4"))
                .anySatisfy(fault -> assertThat(fault).contains("baris ke-3 dari 5 hilang", "sesudah baris " + before));
    }

    @Test
    void anAddedRowIsFoundAndNamed() {
        List<String> faults = faultsAfter("""
                insert into audit.entry (pos, at, action, subject_type, subject_id, actor_kind, facts)
                select pos, at, 'report.filed', 'report', 'x', 'SYSTEM', '{}' from audit.entry where id = 12""");
        assertThat(faults)
                .anySatisfy(fault -> assertThat(fault).contains("kelompok 3", "disegel 5 baris, sekarang 6"))
                .anySatisfy(fault -> assertThat(fault).contains("disisipkan"));
    }

    @Test
    void twoRowsThatChangedPlacesAreFound() {
        String first = place(1);
        String second = place(2);
        List<String> faults = faultsAfter("""
                update audit.entry e set subject_id = o.subject_id, at = o.at, facts = o.facts
                from audit.entry o where (e.id, o.id) in ((1, 2), (2, 1))""");
        assertThat(faults)
                .anySatisfy(fault -> assertThat(fault).contains(first))
                .anySatisfy(fault -> assertThat(fault).contains(second));
    }

    @Test
    void aMissingBatchIsFound() {
        assertThat(faultsAfter("delete from audit.batch where no = 2"))
                .anySatisfy(fault -> assertThat(fault).contains("kelompok 2 sampai 2 hilang"))
                .anySatisfy(fault -> assertThat(fault).contains("5 baris sebelum kelompok 3"));
    }

    @Test
    void aBatchThatWasSealedAnewOverChangedRowsBreaksTheChain() {
        owner.sql("update audit.entry set action = 'report.closed' where id = 7")
                .update();
        List<String> faults = faultsAfter("""
                update audit.batch b set
                    hash = sha256(previous || convert_to(
                        (select string_agg(audit.line(e), '' order by pos, id) from audit.entry e where pos >= from_pos and pos < to_pos), 'UTF8')),
                    digests = (select string_agg(substr(sha256(convert_to(audit.line(e), 'UTF8')), 1, 8), ''::bytea order by pos, id)
                               from audit.entry e where pos >= from_pos and pos < to_pos)
                where no = 2""");
        assertThat(faults).singleElement().asString().contains("kelompok 3 tidak tersambung");
    }

    @Test
    void aJournalCutOffAtItsEndIsFoundByTheHeadAndByItsReaders() {
        String head = check.run(null).head();
        owner.sql("insert into audit.reader (name, pos) select 'uji', to_pos from audit.batch where no = 3")
                .update();
        owner.sql("delete from audit.batch where no = 3").update();
        owner.sql("delete from audit.entry where id > 10").update();
        assertThat(check.run(head).faults())
                .anySatisfy(fault -> assertThat(fault).contains("akhir jurnal terpotong"))
                .anySatisfy(fault -> assertThat(fault).contains("kepala rantai " + head + " tidak ada lagi"));
    }
}
