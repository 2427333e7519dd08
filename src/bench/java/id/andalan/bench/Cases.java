package id.andalan.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Cases of a public service over HTTP: file, three tasks, a timer, a decision, the signed document; and the bare engine on the same
 * process, database and machine.
 */
final class Cases {
    private static final int CLIENTS = 8;
    private static final double WARM_SECONDS = Double.parseDouble(System.getProperty("warm", "60"));
    private static final double SECONDS = 30;

    private final Server server;
    private final String headers;
    private final Sheet sheet;
    private double emptyPerSecond;

    Cases(Server server, String headers, Sheet sheet) {
        this.server = server;
        this.headers = headers;
        this.sheet = sheet;
    }

    /** One client: files, does all three tasks, waits until the document is issued. */
    private static final class OneCase implements Load.Work {
        private final Wire wire;
        private final boolean waits;

        OneCase(Wire wire, boolean waits) {
            this.wire = wire;
            this.waits = waits;
        }

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
            if (waits) {
                until(filed.text("link"));
            }
        }

        private void until(String link) throws IOException {
            for (int i = 0; i < 600; i++) {
                Wire.Answer now = Lifecycle.expect(wire.get("/api/v1/applications/" + link), 200);
                if (now.text("status").equals("granted")) {
                    return;
                }
                Load.sleep(20_000_000);
            }
            throw new IOException("not issued after 12 s: " + link);
        }

        private static String key() {
            return UUID.randomUUID().toString();
        }
    }

    private OneCase one(boolean waits) {
        return new OneCase(new Wire(server.port(), headers), waits);
    }

    void warm() {
        Load.closed(CLIENTS, WARM_SECONDS, client -> one(true));
    }

    void measure(String where, boolean empty) throws IOException, SQLException {
        double[] before = server.processorSeconds();
        Load.Result whole = Load.closed(CLIENTS, SECONDS, client -> one(true));
        double[] after = server.processorSeconds();
        Load.Result bare;
        try (BareEngine engine = new BareEngine(server.database())) {
            Load.closed(CLIENTS, WARM_SECONDS / 3, client -> engine::one);
            bare = Load.closed(CLIENTS, SECONDS, client -> engine::one);
        }
        if (empty) {
            emptyPerSecond = whole.perSecond();
        }
        sheet.add("cases, filed → issued document, 8 clients, " + where, empty ? "" : "≥ 90 % of empty",
                empty || emptyPerSecond == 0 ? null : whole.perSecond() >= 0.9 * emptyPerSecond,
                "%.1f/s (%.0f %% of empty), p50 %.0f ms, p99 %.0f ms, %d errors %s", whole.perSecond(),
                empty || emptyPerSecond == 0 ? 100.0 : 100 * whole.perSecond() / emptyPerSecond, whole.millis(50),
                whole.millis(99), whole.errors(), whole.firstError());
        sheet.add("· the bare engine on the same process, " + where, "", null, "%.1f/s, %d errors %s", bare.perSecond(),
                bare.errors(), bare.firstError());
        sheet.add("· ratio to the bare engine, " + where, "≥ 0.5", whole.perSecond() >= 0.5 * bare.perSecond(), "%.2f",
                whole.perSecond() / bare.perSecond());
        sheet.add("· processor time of one case, " + where, "", null, "server %.1f ms, PostgreSQL %.1f ms, load generator %.1f ms",
                1_000 * (after[0] - before[0]) / whole.done(), 1_000 * (after[1] - before[1]) / whole.done(),
                1_000 * (after[2] - before[2]) / whole.done());
    }
}
