package id.andalan.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;

/**
 * What stands in the database at the end: every case has exactly the history, journal, messages, booking and paper of the one that nobody
 * disturbed, and the register has each number once.
 */
record CaseLedger(Rows rows) {
    private static final String SHAPE = """
            select (
                select string_agg(line, E'\\n' order by line) from (
                    select 'step ' || kind || ' ' || coalesce(node, '') || ' ' || coalesce(outcome, '') as line
                        from casework.step s where s.application_id = a.id
                    union all select 'journal ' || action || ' ' || coalesce(facts ->> 'node', '') || ' ' || coalesce(facts ->> 'outcome', '')
                        from audit.entry e where e.subject_id = a.id::text
                    union all select 'told ' || text_key from notice.notice n where n.recipient = a.id::text
                    union all select 'mail ' || n.text_key
                        from notice.mail m join notice.notice n on n.id = m.notice where n.recipient = a.id::text
                    union all select 'decision ' || node from casework.decision d where d.application_id = a.id
                    union all select 'booking ' || kind || ' ' || active from booking.booking b where b.subject = a.id
                    union all select 'letter ' || state || ' ' || (pdf is not null) from document.letter l where l.subject_id = a.id
                    union all select 'letter journal ' || e.action
                        from document.letter l join audit.entry e on e.subject_id = l.id::text where l.subject_id = a.id
                    union all select 'task ' || node from casework.task t where t.application_id = a.id
                    union all select 'engine ' || coalesce(act_id_, '') from engine.act_ru_execution x where x.proc_inst_id_ = a.instance
                ) lines) || E'\\n' || array_to_string(a.path, ' ') || ' ' || a.status
            from casework.application a\s""";

    String shape(String number) throws SQLException {
        return rows.texts(SHAPE + "where number = '" + number + "'").getFirst();
    }

    /** Waits until all is told and nothing is open; then every case looks like that one. */
    void isAsIf(String undisturbed, int cases) throws SQLException, InterruptedException {
        assertThat(rows.count("select count(*) from casework.application")).isEqualTo(cases);
        assertThat(
                        rows.countUntil(
                                0,
                                60,
                                "select count(*) from audit.entry e where exists (select from audit.reader r where r.pos <= e.pos)"))
                .as("heard by all")
                .isZero();
        List<String> different = rows.texts("select number || E'\\n' || shape from (select number, (" + SHAPE
                + "where a.id = o.id) as shape from casework.application o) x where shape <> '" + undisturbed + "'");
        assertThat(different).as("others than\n" + undisturbed).isEmpty();
        register(cases);
        assertThat(rows.count("select count(*) from casework.signal")).isZero();
        assertThat(rows.count("select count(*) from engine.act_ru_execution")).isZero();
        assertThat(rows.count("select count(*) from engine.act_ru_timer_job")).isZero();
        assertThat(rows.count("select count(distinct number) from casework.application"))
                .isEqualTo(cases);
    }

    private void register(int cases) throws SQLException {
        String letters = " from document.letter where register = 'TAHAN'";
        assertThat(rows.count("select count(*)" + letters)).isEqualTo(cases);
        assertThat(rows.count("select count(distinct no)" + letters)).isEqualTo(cases);
        assertThat(rows.count("select max(no)" + letters)).as("no gap").isEqualTo(cases);
        assertThat(rows.count("select last from document.register where register = 'TAHAN'"))
                .isEqualTo(cases);
        assertThat(rows.count("select count(*) from document.blob b where not exists"
                        + " (select from document.letter l where b.id in (l.pdf, l.draft))"))
                .as("PDFs of nobody")
                .isZero();
    }
}
