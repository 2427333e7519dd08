package id.andalan.doctor;

import id.andalan.database.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks the database how it is, and the queues in it whether somebody works them. */
final class DoctorQuery {
    private static final Duration CLOCKS_APART = Duration.ofSeconds(5);
    private static final long MANY_ENTRIES = 5_000;

    private final DatabaseAddress address;
    private final Clock clock;

    DoctorQuery(DatabaseAddress address, Clock clock) {
        this.address = address;
        this.clock = clock;
    }

    List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(
                        address.url(), address.app().user(), address.app().password());
                Statement statement = connection.createStatement()) {
            findings.add(Finding.good("PostgreSQL " + text(statement, "show server_version") + " di " + address.url()));
            findings.add(durable(statement));
            findings.add(clocks(statement));
            findings.add(connections(statement));
            if (has(statement, "audit.reader")) {
                findings.addAll(journal(statement));
            }
            if (has(statement, "notice.mail")) {
                findings.add(mails(statement));
            }
            if (has(statement, "casework.signal") && has(statement, "engine.act_ru_timer_job")) {
                findings.add(cases(statement));
            }
            if (has(statement, "notice.webhook") && has(statement, "notice.delivery")) {
                findings.add(webhooks(statement));
            }
        } catch (SQLException e) {
            findings.add(Finding.fault(
                    "Basis data menolak: " + e.getMessage(), "Periksa ANDALAN_DATABASE_URL, _USER, _PASSWORD."));
        }
        return findings;
    }

    /** Codes of the agencies of today; none when the database cannot tell. */
    Set<String> agencies() {
        Set<String> codes = new HashSet<>();
        try (Connection connection = DriverManager.getConnection(
                        address.url(), address.app().user(), address.app().password());
                Statement statement = connection.createStatement()) {
            if (has(statement, "agency.agency")) {
                try (ResultSet rows =
                        statement.executeQuery("select code from agency.agency where valid_to > current_date")) {
                    while (rows.next()) {
                        codes.add(rows.getString(1));
                    }
                }
            }
        } catch (SQLException e) {
            codes.clear(); // all() has said why already
        }
        return codes;
    }

    private static Finding durable(Statement statement) throws SQLException {
        boolean durable = "t"
                .equals(
                        text(
                                statement,
                                "select current_setting('fsync') = 'on'"
                                        + " and current_setting('full_page_writes') = 'on' and current_setting('synchronous_commit') <> 'off'"));
        return durable
                ? Finding.good("Tahan mati listrik: fsync, full_page_writes, synchronous_commit menyala")
                : Finding.fault(
                        "Tidak tahan mati listrik: fsync, full_page_writes atau synchronous_commit mati",
                        "Nyalakan ketiganya di postgresql.conf lalu muat ulang PostgreSQL.");
    }

    private Finding clocks(Statement statement) throws SQLException {
        long there = Long.parseLong(text(statement, "select (extract(epoch from clock_timestamp()) * 1000)::bigint"));
        Duration apart = Duration.ofMillis(Math.abs(there - clock.millis()));
        return apart.compareTo(CLOCKS_APART) < 0
                ? Finding.good("Jam mesin ini dan jam basis data sama")
                : Finding.fault(
                        "Jam basis data berbeda " + apart.toSeconds() + " detik", "Nyalakan NTP di kedua mesin.");
    }

    private static Finding connections(Statement statement) throws SQLException {
        long used = Long.parseLong(
                text(statement, "select count(*) from pg_stat_activity where backend_type = 'client backend'"));
        long most = Long.parseLong(text(statement, "select current_setting('max_connections')::int"));
        return used < most * 9 / 10
                ? Finding.good("Sambungan " + used + " dari " + most)
                : Finding.watch(
                        "Sambungan hampir habis: " + used + " dari " + most, "Naikkan max_connections di PostgreSQL.");
    }

    private static List<Finding> journal(Statement statement) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        long unsealed = Long.parseLong(text(statement, """
                select count(*) from audit.entry
                where pos >= coalesce((select to_pos from audit.batch order by no desc limit 1), 0)
                  and at < now() - interval '1 minute'"""));
        findings.add(
                unsealed == 0
                        ? Finding.good("Jejak audit tersegel")
                        : Finding.watch(
                                unsealed + " catatan audit belum tersegel lebih dari semenit",
                                "Wajar bila server sedang mati; bila jalan, lihat catatan server tentang journal-sealer."));
        try (ResultSet row = statement.executeQuery("""
                select r.name, (select count(*) from (select from audit.entry e where e.pos >= r.pos
                                and e.pos < coalesce((select to_pos from audit.batch order by no desc limit 1), 0)
                                limit 100000) behind)
                from audit.reader r order by 1""")) {
            while (row.next()) {
                if (row.getLong(2) > MANY_ENTRIES) {
                    findings.add(
                            Finding.watch(
                                    "Pendengar " + row.getString(1) + " tertinggal " + row.getLong(2) + " kejadian",
                                    "Biarkan mengejar bila baru saja ada impor; selain itu lihat catatan server tentang pendengar ini."));
                }
            }
        }
        return findings;
    }

    private static Finding mails(Statement statement) throws SQLException {
        long dead = Long.parseLong(text(statement, "select count(*) from notice.mail where state = 'DEAD'"));
        return dead == 0
                ? Finding.good("Tidak ada surel yang gagal")
                : Finding.watch(
                        dead + " surel tidak terkirim",
                        "Periksa pengaturan SMTP; sebab terakhir ada di notice.mail.fault.");
    }

    /** Open cases that nothing waits for, and steps of the system that failed; the page of administrators names them. */
    private static Finding cases(Statement statement) throws SQLException {
        String stuck = text(statement, """
                select (select count(*) from casework.application a
                        where a.open
                          and not exists (select 1 from casework.task t where t.application_id = a.id)
                          and not exists (select 1 from casework.signal s where s.application_id = a.id)
                          and not exists (select 1 from engine.act_ru_timer_job j where j.process_instance_id_ = a.instance))
                     + (select count(*) from casework.signal where fault is not null)
                     + (select count(*) from engine.act_ru_timer_job where exception_msg_ is not null)
                     + (select count(*) from document.letter where state = 'FAILED')""");
        return stuck.equals("0")
                ? Finding.good("Tidak ada permohonan layanan yang macet")
                : Finding.watch(
                        stuck + " permohonan layanan macet atau langkahnya gagal",
                        "Lihat sebabnya dan coba lagi di halaman /admin/permohonan-macet.");
    }

    private static Finding webhooks(Statement statement) throws SQLException {
        String given = text(statement, "select count(*) from notice.webhook where state = 'DEAD'");
        String dead = text(statement, "select count(*) from notice.delivery where state = 'DEAD'");
        return given.equals("0") && dead.equals("0")
                ? Finding.good("Tidak ada webhook yang mati")
                : Finding.watch(
                        given + " alamat webhook dan " + dead + " kiriman menyerah",
                        "Periksa penerimanya, lalu nyalakan lagi atau kirim ulang di halaman /admin/webhook.");
    }

    private static boolean has(Statement statement, String table) throws SQLException {
        return "t"
                .equals(text(
                        statement,
                        "select coalesce(has_table_privilege(to_regclass('" + table + "'), 'select'), false)"));
    }

    private static @Nullable String nullableText(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        }
    }

    private static String text(Statement statement, String sql) throws SQLException {
        String text = nullableText(statement, sql);
        return text == null ? "" : text;
    }
}
