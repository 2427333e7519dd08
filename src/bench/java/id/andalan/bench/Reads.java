package id.andalan.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages and lists that people look at all day, at a size that hurts; each at a steady rate that many lookers make together. */
final class Reads {
    static final String LEADER = "pimpinan kota";
    static final String STREAM = "/pusat/arus";

    private static final String OFFICER = "petugas";
    private static final double PER_SECOND = 20;
    private static final double SECONDS = 10;
    private static final Pattern FIGURE = Pattern.compile("href=\"(/pusat/laporan\\?[^\"]+)\"");
    private static final Pattern LINK = Pattern.compile("http\\S*(/masuk/contoh/\\S+)");

    private Reads() {}

    /** What is read, by whom; several paths take turns. */
    private record Reading(String what, String who, List<String> paths) {}

    private static List<Reading> readings(Server server, Map<String, String> cookies) throws IOException, SQLException {
        String one = number(server, 0.5);
        String other = number(server, 0.1);
        return List.of(
                new Reading("one report (API)", "", List.of("/api/v1/reports/" + one, "/api/v1/reports/" + other)),
                new Reading("list of reports (API)", "", List.of("/api/v1/reports", "/api/v1/reports?kategori=sampah")),
                new Reading(
                        "public list",
                        "",
                        List.of(
                                "/laporan",
                                "/laporan?kategori=sampah",
                                "/laporan?kelurahan=82.71.02.1001",
                                "/laporan?status=terbuka",
                                "/laporan?kelurahan=82.71.02.1001&kategori=sampah&status=closed",
                                "/laporan?dari=2026-03-01&sampai=2026-03-31")),
                new Reading("public page of one report", "", List.of("/laporan/" + one, "/laporan/" + other)),
                new Reading(
                        "map, zoom 10 to 18",
                        "",
                        List.of(
                                map(10, "126.0,-0.2,128.0,1.6", ""),
                                map(13, "127.28,0.73,127.42,0.88", ""),
                                map(13, "127.28,0.73,127.42,0.88", "&kategori=sampah&status=terbuka"),
                                map(14, "127.32,0.76,127.40,0.82", ""),
                                map(16, "127.36,0.78,127.39,0.80", ""),
                                map(18, "127.375,0.785,127.380,0.790", ""))),
                new Reading("officer's inbox", OFFICER, List.of("/kerja", "/kerja?kategori=sampah")),
                new Reading("mayor's screen", LEADER, List.of("/pusat", "/pusat?kategori=sampah", "/pusat?kelurahan=82.71.02.1001")),
                new Reading(
                        "its figures and map (JSON)",
                        LEADER,
                        List.of("/pusat/angka.json", "/pusat/angka.json?kategori=sampah", "/pusat/peta.json?zoom=12&bbox=127.2,0.7,127.5,0.9")),
                new Reading("rows behind each of its figures", LEADER, figures(server, cookies.get(LEADER))),
                new Reading("Open311 list, 100 requests", "", List.of(
                        "/open311/v2/requests.json?page_size=100", "/open311/v2/requests.json?page_size=100&status=open")),
                new Reading("Open311 changes, 100 requests", "", List.of(
                        "/open311/v2/requests.json?page_size=100&updated_after=" + Instant.now().minus(90, ChronoUnit.DAYS))));
    }

    private static String map(int zoom, String box, String more) {
        return "/api/v1/reports/map?zoom=" + zoom + "&bbox=" + box + more;
    }

    /** The addresses that the figures on the mayor's screen lead to. */
    private static List<String> figures(Server server, String cookie) throws IOException {
        try (Wire wire = new Wire(server.port(), "Cookie: " + cookie + "\r\n")) {
            List<String> found = new ArrayList<>();
            Matcher link = FIGURE.matcher(wire.get("/pusat").body());
            while (link.find()) {
                String path = link.group(1).replace("&amp;", "&");
                if (!found.contains(path)) {
                    found.add(path);
                }
            }
            return found;
        }
    }

    /** A report as old as that part of all. */
    private static String number(Server server, double part) throws SQLException {
        try (Connection connection = server.owner();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select number from report.report where not sample and category = 'sampah'"
                        + " and filed_at > now() - interval '1 day' * 365 * " + part + " order by filed_at limit 1")) {
            row.next();
            return row.getString(1);
        }
    }

    static void run(Server server, String headers, Sheet sheet) throws IOException, SQLException {
        Map<String, String> cookies = new LinkedHashMap<>();
        for (String who : List.of(OFFICER, LEADER)) {
            cookies.put(who, signIn(server, who));
        }
        for (Reading reading : readings(server, cookies)) {
            String with = reading.who().isEmpty() ? headers : "Cookie: " + cookies.get(reading.who()) + "\r\n";
            steady(server, with, reading.what(), 150, reading.paths(), sheet);
        }
    }

    /**
     * At a steady rate, the addresses in turn.
     *
     * @param most milliseconds that the 95th of a hundred may take
     */
    static void steady(Server server, String headers, String what, int most, List<String> paths, Sheet sheet) throws IOException {
        String asked = "≤ " + most + " ms";
        if (paths.isEmpty()) {
            sheet.add(what + ", p95", asked, null, "not measured: no address found");
            return;
        }
        String bad = firstBad(server, headers, paths);
        if (!bad.isEmpty()) {
            sheet.add(what + ", p95", asked, null, "not measured: " + bad);
            return;
        }
        AtomicInteger turn = new AtomicInteger();
        Load.Result result = Load.open(16, Load.schedule(0, PER_SECOND, SECONDS), client -> {
            Wire wire = new Wire(server.port(), headers);
            return () -> Lifecycle.expect(wire.get(paths.get(turn.getAndIncrement() % paths.size())), 200);
        });
        sheet.add(
                what + ", p95",
                asked,
                result.errors() == 0 && result.millis(95) <= most,
                "p50 %.0f ms, p95 %.0f ms, p99 %.0f ms at %.0f/s, %d addresses, %d errors %s",
                result.millis(50),
                result.millis(95),
                result.millis(99),
                PER_SECOND,
                paths.size(),
                result.errors(),
                result.firstError());
    }

    /** Asks each once, which warms it too; the first that does not answer 200, empty when all do. */
    private static String firstBad(Server server, String headers, List<String> paths) throws IOException {
        try (Wire wire = new Wire(server.port(), headers)) {
            for (int round = 0; round < 3; round++) {
                for (String path : paths) {
                    int status = wire.get(path).status();
                    if (status != 200) {
                        return status + " at " + path;
                    }
                }
            }
        }
        return "";
    }

    /** Comes in as a sample person through the link that the server prints in demo mode; empty when there is none. */
    static String signIn(Server server, String... who) throws IOException {
        Optional<String> link = Files.readAllLines(server.log()).stream()
                .filter(line -> Stream.of(who).allMatch(line.toLowerCase(Locale.ROOT)::contains))
                .map(LINK::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .reduce((earlier, later) -> later);
        if (link.isEmpty()) {
            return "";
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<Void> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + link.get())).build(),
                    HttpResponse.BodyHandlers.discarding());
            return answer.headers().allValues("Set-Cookie").stream()
                    .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                    .reduce((earlier, later) -> earlier + "; " + later)
                    .orElse("");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
