package id.andalan.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.flowable.common.engine.impl.history.HistoryLevel;

/**
 * Cases of a public service over HTTP: file, three tasks, a timer, a decision, the signed document; and the bare engine on the same
 * process, database and machine.
 */
final class Cases {
    private static final int CLIENTS = 8;
    private static final double WARM_SECONDS = 150;
    private static final double SECONDS = 30;
    private static final double BARE_WARM_SECONDS = 30;
    private static final int PATIENCE_SECONDS = 120;

    private final Server server;
    private final String headers;
    private final Sheet sheet;
    private double emptyPerSecond;

    Cases(Server server, String headers, Sheet sheet) {
        this.server = server;
        this.headers = headers;
        this.sheet = sheet;
    }

    /** One client: files and does all three tasks; the document is made meanwhile. */
    private record OneCase(Wire wire) implements Load.Work {
        @Override
        public void run() throws IOException {
            int area = ThreadLocalRandom.current().nextInt(1, 20);
            String body = """
                    {"service":"uji","version":1,"answers":{"nama":"Siti Rahma","nik":"8271034107990002","kelurahan":"82.71.01.1001",\
                    "luas":%d},"applicant":{"name":"Siti Rahma","phone":"+6281234567890"}}""".formatted(area);
            Wire.Answer filed = Lifecycle.expect(wire.post("/api/v1/applications", key(), body), 201);
            Wire.Answer open = Lifecycle.expect(wire.get("/api/v1/tasks?application=" + filed.text("number")), 200);
            String task = open.text("id");
            for (int i = 0; i < 3; i++) {
                Wire.Answer done = Lifecycle.expect(
                        wire.post("/api/v1/tasks/" + task + "/finish", key(), "{\"outcome\":\"setuju\"}"), 200);
                task = done.text("task");
            }
        }

        private static String key() {
            return UUID.randomUUID().toString();
        }
    }

    /** What the clients did, and how long it took until the last of it was issued. */
    private record Issued(Load.Result load, double seconds, double half, double almostAll) {
        double perSecond() {
            return load.done() / seconds;
        }
    }

    private Issued run(double seconds) throws SQLException {
        try (Connection rows = server.owner()) {
            long first = number(rows, "select count(*) from casework.application");
            long begin = System.nanoTime();
            Load.Result load = Load.closed(CLIENTS, seconds, client -> new OneCase(new Wire(server.port(), headers)));
            long all = first + load.done();
            while (number(rows, "select count(*) from casework.application where status = 'granted'") < all) {
                if (System.nanoTime() - begin > (seconds + PATIENCE_SECONDS) * 1e9) {
                    throw new IllegalStateException("documents are missing after " + PATIENCE_SECONDS + " s");
                }
                Load.sleep(20_000_000);
            }
            double took = (System.nanoTime() - begin) / 1e9;
            String waits = "select percentile_disc(%s) within group (order by extract(epoch from ended_at - filed_at) * 1000)::bigint"
                    + " from (select * from casework.application where ended_at is not null order by filed_at desc limit " + load.done() + ") a";
            return new Issued(load, took, number(rows, waits.formatted("0.5")), number(rows, waits.formatted("0.99")));
        }
    }

    private static long number(Connection rows, String sql) throws SQLException {
        try (Statement statement = rows.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    void warm() throws SQLException {
        run(WARM_SECONDS);
    }

    void measure(String where, boolean empty) throws IOException, SQLException {
        double[] before = server.processorSeconds();
        Issued whole = run(SECONDS);
        double[] after = server.processorSeconds();
        Load.Result bare = bare(HistoryLevel.NONE);
        Load.Result remembering = bare(HistoryLevel.AUDIT);
        if (empty) {
            emptyPerSecond = whole.perSecond();
        }
        sheet.add("cases, filed → issued document, 8 clients, " + where, empty ? "" : "≥ 90 % of empty",
                empty || emptyPerSecond == 0 ? null : whole.perSecond() >= 0.9 * emptyPerSecond,
                "%.1f/s (%.0f %% of empty), filed to issued p50 %.0f ms, p99 %.0f ms, %d errors %s", whole.perSecond(),
                empty || emptyPerSecond == 0 ? 100.0 : 100 * whole.perSecond() / emptyPerSecond, whole.half(),
                whole.almostAll(), whole.load().errors(), whole.load().firstError());
        sheet.add("· the bare engine on the same process, " + where, "", null, "%.1f/s, %d errors %s", bare.perSecond(),
                bare.errors(), bare.firstError());
        sheet.add("· ratio to the bare engine, " + where, "≥ 0.5", whole.perSecond() >= 0.5 * bare.perSecond(), "%.2f",
                whole.perSecond() / bare.perSecond());
        sheet.add("· the bare engine with the history it keeps as it comes, and the ratio to it, " + where, "", null,
                "%.1f/s, %d errors; %.2f", remembering.perSecond(), remembering.errors(),
                whole.perSecond() / remembering.perSecond());
        sheet.add("· processor time of one case, " + where, "", null, "server %.1f ms, PostgreSQL %.1f ms, load generator %.1f ms",
                1_000 * (after[0] - before[0]) / whole.load().done(), 1_000 * (after[1] - before[1]) / whole.load().done(),
                1_000 * (after[2] - before[2]) / whole.load().done());
    }

    private Load.Result bare(HistoryLevel history) throws IOException {
        try (BareEngine engine = new BareEngine(server.database(), history)) {
            Load.closed(CLIENTS, BARE_WARM_SECONDS, client -> engine::one);
            return Load.closed(CLIENTS, SECONDS, client -> engine::one);
        }
    }
}
