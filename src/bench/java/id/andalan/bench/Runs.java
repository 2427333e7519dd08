package id.andalan.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** The measurements, in the order that lets one fill serve many. */
final class Runs {
    private static final int CLIENTS = 16;
    private static final double WARM_SECONDS = 150;
    private static final double SECONDS = 30;
    private static final long MANY_CASES = 1_000_000;

    private final List<String> names;
    private final long reports;
    private final Sheet sheet;
    private final List<Places.Place> places;
    private final AtomicLong stale = new AtomicLong();
    private double emptyPerSecond;

    Runs(List<String> names, long reports, Sheet sheet) throws IOException {
        this.names = names;
        this.reports = reports;
        this.sheet = sheet;
        this.places = Places.wards();
    }

    private boolean wanted(String... any) {
        return Arrays.stream(any).anyMatch(names::contains);
    }

    void all() throws IOException, SQLException {
        if (wanted("start")) {
            start();
        }
        if (wanted("lifecycle-empty", "lifecycle")) {
            try (Server server = Server.start("empty", true, false)) {
                String headers = headers(server);
                warm(server, headers, WARM_SECONDS);
                lifecycle(server, headers, "from an empty table", true);
            }
        }
        if (wanted("services", "services-million")) {
            services();
        }
        if (wanted("lifecycle", "spike", "reads", "screens", "import", "memory")) {
            try (Server server = Server.start("city", true, true)) {
                city(server, headers(server));
            }
        }
    }

    /** Cases of a service that only this measurement has, in a city of its own. */
    private void services() throws IOException, SQLException {
        try (Server server = Server.start("services", true, true, Server.packWith(Path.of("src/bench/pack"), "packs"))) {
            Cases cases = new Cases(server, headers(server, "applications:write,applications:handle"), sheet);
            cases.warm();
            cases.measure("from empty tables", true);
            ServiceReads reads = new ServiceReads(server, sheet);
            reads.apply();
            reads.replay();
            reads.find("from empty tables");
            if (wanted("services-million")) {
                CaseFill.upTo(server, MANY_CASES);
                cases.warm();
                cases.measure("%,d finished cases".formatted(MANY_CASES), false);
                reads.find("%,d finished cases".formatted(MANY_CASES));
            }
            long[] resident = server.residentMegabytes();
            sheet.add("server memory after cases", "≤ 800 MB resident", resident[1] <= 800, "%d MB now, %d MB at its highest",
                    resident[0], resident[1]);
        }
    }

    private static String headers(Server server) throws IOException {
        return headers(server, "reports:read,reports:write,reports:handle");
    }

    private static String headers(Server server, String scopes) throws IOException {
        String key = server.command("apikey", "make", "bench", scopes);
        Load.sleep(2_000_000_000L);
        return "X-Api-Key: " + key + "\r\n";
    }

    private void city(Server server, String headers) throws IOException, SQLException {
        if (wanted("import")) {
            Imports.run(server, sheet);
        }
        if (wanted("lifecycle", "spike", "reads", "screens", "memory")) {
            warm(server, headers, 10);
            Fill.upTo(server, reports);
            warm(server, headers, WARM_SECONDS);
        }
        if (wanted("lifecycle", "memory")) {
            lifecycle(server, headers, "%,d reports".formatted(reports), false);
        }
        if (wanted("spike")) {
            spike(server, headers);
        }
        if (wanted("reads")) {
            Reads.run(server, headers, sheet);
        }
        if (wanted("screens")) {
            screens(server, headers);
        }
        long[] resident = server.residentMegabytes();
        sheet.add("server memory after all of this", "≤ 600 MB resident", resident[1] <= 600, "%d MB now, %d MB at its highest",
                resident[0], resident[1]);
        double stop = server.stop();
        sheet.add("stop (as Ctrl-C)", "< 5 s", stop < 5, "%.1f s", stop);
    }

    private void start() throws IOException {
        try (Server first = Server.start("start", true, false)) {
            sheet.add("start to ready, first run", "≤ 40 s", first.secondsToReady() <= 40, "%.1f s", first.secondsToReady());
        }
        double[] seconds = new double[3];
        for (int i = 0; i < seconds.length; i++) {
            try (Server warm = Server.start("start", false, false)) {
                seconds[i] = warm.secondsToReady();
            }
        }
        Arrays.sort(seconds);
        sheet.add("start to ready, warm", "≤ 12 s", seconds[1] <= 12, "%.1f s (middle of three)", seconds[1]);
    }

    private void warm(Server server, String headers, double seconds) {
        Load.closed(CLIENTS, seconds, client -> lifecycle(server, headers));
        stale.set(0);
    }

    private Lifecycle lifecycle(Server server, String headers) {
        return new Lifecycle(new Wire(server.port(), headers), places, stale);
    }

    private void lifecycle(Server server, String headers, String where, boolean empty) throws IOException, SQLException {
        stale.set(0);
        double speed = Machine.speed();
        double[] before = server.processorSeconds();
        Load.Result over = Load.closed(CLIENTS, SECONDS, client -> lifecycle(server, headers));
        double[] after = server.processorSeconds();
        Load.Result limit = limit(server, headers);
        double ratio = over.perSecond() / limit.perSecond();
        boolean met = empty ? over.perSecond() >= 500 : over.perSecond() >= 0.95 * emptyPerSecond;
        sheet.add(
                "lifecycles over HTTP, 16 clients, " + where,
                empty ? "≥ 500/s" : "≥ 95 %% of empty".formatted(),
                empty || emptyPerSecond > 0 ? met : null,
                "%.0f/s (%.0f %% of empty), p50 %.1f ms, p99 %.1f ms",
                over.perSecond(),
                empty || emptyPerSecond == 0 ? 100.0 : 100 * over.perSecond() / emptyPerSecond,
                over.millis(50),
                over.millis(99));
        sheet.add("· stale reads and errors, " + where, "0", over.errors() + stale.get() == 0, "%d stale, %d errors %s", stale.get(),
                over.errors(), over.firstError());
        sheet.add("· the same SQL over JDBC, 16 connections, " + where, "", null, "%.0f/s, %d errors %s", limit.perSecond(),
                limit.errors(), limit.firstError());
        sheet.add("· ratio to that limit, " + where, "≥ 0.5", ratio >= 0.5, "%.2f", ratio);
        sheet.add("· speed of the machine right before (SHA-256, all cores), " + where, "", null, "%.0f MB/s", speed);
        sheet.add("· processor time of one lifecycle, " + where, "", null, "server %.2f ms, PostgreSQL %.2f ms, load generator %.2f ms",
                1_000 * (after[0] - before[0]) / over.done(), 1_000 * (after[1] - before[1]) / over.done(),
                1_000 * (after[2] - before[2]) / over.done());
        if (empty) {
            emptyPerSecond = over.perSecond();
        }
    }

    private Load.Result limit(Server server, String headers) throws IOException, SQLException {
        AtomicReference<Wire.Answer> filed = new AtomicReference<>();
        Wire wire = new Wire(server.port(), headers);
        Load.Work one = () -> {
            Wire.Answer answer = new Lifecycle(wire, places, stale).file();
            filed.set(answer);
            String path = "/api/v1/reports/" + answer.text("number");
            Lifecycle.expect(wire.post(path + "/assign", java.util.UUID.randomUUID().toString(), "{}"), 200);
            Lifecycle.expect(
                    wire.post(path + "/resolve", java.util.UUID.randomUUID().toString(), "{\"note\":\"Sudah diangkut petugas pagi ini.\"}"),
                    200);
            Lifecycle.expect(wire.get(path), 200);
        };
        List<List<Capture.Sent>> sent =
                Capture.of(server, one, () -> List.of(filed.get().text("number"), filed.get().text("id")));
        System.out.printf("  limit: %d transactions, %d statements%n", sent.size(), sent.stream().mapToInt(List::size).sum());
        List<Connection> connections = new ArrayList<>();
        try {
            Set<String> kept = keyIds(server);
            for (int i = 0; i < CLIENTS; i++) {
                connections.add(DriverManager.getConnection(
                        server.database().url(), server.database().app().user(), server.database().app().password()));
            }
            List<Replay> replays = new ArrayList<>();
            for (Connection connection : connections) {
                replays.add(new Replay(connection, sent, filed.get().text("number"), kept));
            }
            Load.closed(CLIENTS, 5, replays::get);
            return Load.closed(CLIENTS, SECONDS / 2, replays::get);
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    private static Set<String> keyIds(Server server) throws SQLException {
        Set<String> ids = new java.util.HashSet<>();
        try (Connection connection = server.owner();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select id::text from identity.api_key")) {
            while (row.next()) {
                ids.add(row.getString(1));
            }
        }
        return ids;
    }

    /** 1→15→1→25→2→35→10 times 10 submissions a second, ten seconds each. */
    private void spike(Server server, String headers) {
        double at = 0;
        long[] due = new long[0];
        for (int times : new int[] {1, 15, 1, 25, 2, 35, 10}) {
            long[] step = Load.schedule(at, times * 10.0, 10);
            long[] both = Arrays.copyOf(due, due.length + step.length);
            System.arraycopy(step, 0, both, due.length, step.length);
            due = both;
            at += 10;
        }
        double end = at;
        Load.Result result = Load.open(64, due, client -> {
            Lifecycle lifecycle = lifecycle(server, headers);
            return lifecycle::file;
        });
        double errors = 100.0 * result.errors() / due.length;
        double backlog = Math.max(0, result.seconds() - end);
        sheet.add(
                "spike 1→15→1→25→2→35→10 × 10/s",
                "< 0.1 % errors, ≤ 10 s".replace("%", "%"),
                errors < 0.1 && backlog <= 10,
                "%.3f %% errors, backlog gone after %.1f s, p50 %.0f ms, p99 %.0f ms, worst %.0f ms",
                errors,
                backlog,
                result.millis(50),
                result.millis(99),
                result.millis(100));
    }

    private void screens(Server server, String headers) throws IOException {
        String cookie = Reads.signIn(server, Reads.LEADER);
        if (cookie.isEmpty()) {
            sheet.add("event → 500 screens", "p99 ≤ 1 s", null, "not measured: nobody could sign in as the leader");
            return;
        }
        int rounds = 20;
        int missed = 0;
        Lifecycle lifecycle = lifecycle(server, headers);
        try (Screens screens = new Screens(server.port(), Reads.STREAM, cookie, 500)) {
            for (int i = 0; i < rounds; i++) {
                String number = lifecycle.file().text("number");
                screens.await(number);
                missed += 500 - screens.heard();
            }
            sheet.add("event → 500 screens", "p99 ≤ 1 s", missed == 0 && screens.millis(99) <= 1_000,
                    "p50 %.0f ms, p99 %.0f ms, %d of %d not heard", screens.millis(50), screens.millis(99), missed, rounds * 500);
        }
    }
}
