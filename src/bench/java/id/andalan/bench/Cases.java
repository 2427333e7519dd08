package id.andalan.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Queue;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Cases of a public service over HTTP: file, three tasks, a timer, a decision, the signed document; and the bare engine on the same
 * process, database and machine.
 */
final class Cases {
    private static final int CLIENTS = 8;
    private static final double WARM_SECONDS = 400;
    private static final double SECONDS = 30;
    private static final int TURNS = 3;
    private static final double BARE_WARM_SECONDS = 200;
    private static final int PATIENCE_SECONDS = 120;

    private static final int SOUGHT = 30;

    /** The first ones: number, NIK and name, to look for them later. */
    private static final Queue<List<String>> PERSONS = new ConcurrentLinkedQueue<>();

    private static final String GRANTED = "select count(*) from casework.application where status = 'granted'";

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
            ThreadLocalRandom random = ThreadLocalRandom.current();
            String nik = "827103%02d%02d%02d%04d".formatted(
                    random.nextInt(41, 69), random.nextInt(1, 13), random.nextInt(60, 100), random.nextInt(1, 10_000));
            String name = "Siti " + key().substring(0, 8);
            String body = """
                    {"service":"uji","version":1,"answers":{"nama":"%s","nik":"%s","kelurahan":"82.71.01.1001","luas":%d},\
                    "applicant":{"name":"%1$s","phone":"+6281234567890"}}""".formatted(name, nik, random.nextInt(1, 20));
            Wire.Answer filed = Lifecycle.expect(wire.post("/api/v1/applications", key(), body), 201);
            if (PERSONS.size() < SOUGHT) {
                PERSONS.add(List.of(filed.text("number"), nik, name));
            }
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
    private record Issued(Load.Result load, double seconds) {}

    private Issued run(double seconds) throws SQLException {
        try (Connection rows = server.owner()) {
            long before = number(rows, GRANTED);
            long begin = System.nanoTime();
            Load.Result load = Load.closed(CLIENTS, seconds, client -> new OneCase(new Wire(server.port(), headers)));
            while (number(rows, "select count(*) from casework.application where open") > 0) {
                if (System.nanoTime() - begin > (seconds + PATIENCE_SECONDS) * 1e9) {
                    throw new IllegalStateException("documents are missing after " + PATIENCE_SECONDS + " s");
                }
                Load.sleep(20_000_000);
            }
            double took = (System.nanoTime() - begin) / 1e9;
            if (number(rows, GRANTED) - before < load.done()) {
                throw new IllegalStateException("of " + load.done() + " cases some came to nothing");
            }
            return new Issued(load, took);
        }
    }

    /** From filing to the document, of the last so many cases. */
    private long waited(double share, long cases) throws SQLException {
        try (Connection rows = server.owner()) {
            return number(rows, """
                    select percentile_disc(%s) within group (order by extract(epoch from ended_at - filed_at) * 1000)::bigint
                    from (select * from casework.application where ended_at is not null order by filed_at desc limit %d) a"""
                    .formatted(share, cases));
        }
    }

    private static long number(Connection rows, String sql) throws SQLException {
        try (Statement statement = rows.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    static List<List<String>> persons() {
        return List.copyOf(PERSONS);
    }

    void warm() throws SQLException {
        run(WARM_SECONDS);
    }

    /** In turns, since the speed of a shared machine changes within a minute: cases, the bare engine, cases, the bare engine, … */
    void measure(String where, boolean empty) throws IOException, SQLException {
        Tally whole = new Tally();
        Tally bare = new Tally();
        try (BareEngine engine = new BareEngine(server.database())) {
            Load.closed(CLIENTS, BARE_WARM_SECONDS, client -> engine::one);
            for (int turn = 0; turn < TURNS; turn++) {
                double[] begin = server.processorSeconds();
                Issued issued = run(SECONDS);
                whole.add(issued.load(), issued.seconds(), begin, server.processorSeconds());
                begin = server.processorSeconds();
                Load.Result alone = Load.closed(CLIENTS, SECONDS, client -> engine::one);
                bare.add(alone, alone.seconds(), begin, server.processorSeconds());
            }
        }
        if (empty) {
            emptyPerSecond = whole.perSecond();
        }
        sheet.add("cases, filed → issued document, 8 clients, " + where, empty ? "" : "≥ 90 % of empty",
                empty || emptyPerSecond == 0 ? null : whole.perSecond() >= 0.9 * emptyPerSecond,
                "%.1f/s (%.0f %% of empty), in turns %s; filed to issued p50 %d ms, p99 %d ms, %d errors %s", whole.perSecond(),
                empty || emptyPerSecond == 0 ? 100.0 : 100 * whole.perSecond() / emptyPerSecond, whole.turns(),
                waited(0.5, whole.done), waited(0.99, whole.done), whole.errors, whole.firstError);
        sheet.add("· the bare engine on the same process, " + where, "", null, "%.1f/s, in turns %s; %d errors %s", bare.perSecond(),
                bare.turns(), bare.errors, bare.firstError);
        sheet.add("· signed documents under this load, " + where, "≥ 10/s", whole.perSecond() >= 10, "%.1f/s", whole.perSecond());
        sheet.add("· ratio to the bare engine, " + where, "≥ 0.5", whole.perSecond() >= 0.5 * bare.perSecond(), "%.2f",
                whole.perSecond() / bare.perSecond());
        sheet.add("· processor time of one case, " + where, "", null, "server %.1f ms, PostgreSQL %.1f ms, load generator %.1f ms",
                whole.millis(0), whole.millis(1), whole.millis(2));
        sheet.add("· the same of the bare engine (in the load generator), " + where, "", null, "engine %.1f ms, PostgreSQL %.1f ms",
                bare.millis(2), bare.millis(1));
    }

    /** Turns taken together. */
    private static final class Tally {
        private final StringJoiner each = new StringJoiner(", ");
        private final double[] processor = new double[3];
        private long done;
        private long errors;
        private double seconds;
        private String firstError = "";

        void add(Load.Result load, double took, double[] begin, double[] end) {
            done += load.done();
            errors += load.errors();
            seconds += took;
            firstError = firstError.isEmpty() ? load.firstError() : firstError;
            each.add("%.1f".formatted(load.done() / took));
            for (int i = 0; i < processor.length; i++) {
                processor[i] += end[i] - begin[i];
            }
        }

        double perSecond() {
            return done / seconds;
        }

        String turns() {
            return each.toString();
        }

        double millis(int part) {
            return 1_000 * processor[part] / done;
        }
    }
}
