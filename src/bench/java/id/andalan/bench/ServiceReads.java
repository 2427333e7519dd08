package id.andalan.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What people look at on the way to a service and at the desk: the catalogue, a form, a case that is sought; and the replay of a year. */
final class ServiceReads {
    /** The service whose form is long enough to say something. */
    private static final String SERVICE = "ak1";

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final int REPLAYED = 10_000;
    private static final int REPLAY_SECONDS = 30;

    /** As people type, slips of the finger among them. */
    private static final List<String> WORDS = List.of(
            "kartu kuning", "akta lahir", "ktp hilang", "ijin reklame", "benteng", "cuti", "studio musik", "umkm", "bantuan hukum gratis",
            "domisili usaha", "kartu keluarga rusak", "cari krja", "dokter", "naik pangkat", "youth", "sewa panggung");

    private final Server server;
    private final Sheet sheet;

    ServiceReads(Server server, Sheet sheet) {
        this.server = server;
        this.sheet = sheet;
    }

    /** Searches of the catalogue, and pages of a form. */
    void apply() throws IOException {
        Reads.steady(server, "", "search of the catalogue (page)", 50, addresses("/layanan?cari="), sheet);
        Reads.steady(server, "", "search of the catalogue (API)", 50, addresses("/api/v1/services?q="), sheet);
        String draft = draft();
        Reads.steady(server, "", "pages of a form", 80, draft.isEmpty() ? List.of() : List.of(draft + "/1", draft + "/2"), sheet);
    }

    private static List<String> addresses(String before) {
        return WORDS.stream().map(words -> before + encoded(words)).toList();
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    /** A draft of nobody in particular; empty when none could be begun. */
    private String draft() throws IOException {
        URI start = URI.create("http://127.0.0.1:" + server.port() + "/layanan/" + SERVICE + "/ajukan");
        try (HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            Matcher token = CSRF.matcher(client.send(HttpRequest.newBuilder(start).build(), BodyHandlers.ofString()).body());
            if (!token.find()) {
                return "";
            }
            HttpRequest begin = HttpRequest.newBuilder(start)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("_csrf=" + encoded(token.group(1))))
                    .build();
            return client.send(begin, BodyHandlers.discarding())
                    .headers()
                    .firstValue("Location")
                    .map(where -> URI.create(where).getPath().replaceFirst("/1$", ""))
                    .orElse("");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Any case by its number, a NIK or a name, at the desk's search. */
    void find(String where) throws IOException {
        String cookie = Reads.signIn(server, "petugas", "lingkungan hidup");
        List<String> sought = Cases.persons().stream()
                .flatMap(person -> Stream.of(
                        // where the search by number leads at once
                        "/kerja/layanan/" + person.get(0),
                        "/kerja/layanan?cari=" + encoded(person.get(1)),
                        "/kerja/layanan?cari=" + encoded(person.get(2))))
                .toList();
        Reads.steady(server, "Cookie: " + cookie + "\r\n", "a case by number, NIK or name, " + where, 200, cookie.isEmpty() ? List.of() : sought,
                sheet);
    }

    /** What a new version of the service would have done to all cases of this run: the command, its start included. */
    void replay() throws IOException, SQLException {
        long cases = ended();
        Path pack = Server.packWith(Path.of("src/bench/pack"), "packs-next");
        Path service = pack.resolve("services/uji/service.yaml");
        Files.writeString(service, Files.readString(service)
                .replaceFirst("(?m)^version: 1$", "version: 2")
                .replace("task: periksa, hours: 2", "task: periksa, hours: 1"));
        long begin = System.nanoTime();
        String told = server.command("pack", "preview", pack.toString());
        double seconds = (System.nanoTime() - begin) / 1e9;
        sheet.add("replay of past cases (pack preview)", "10,000 in ≤ 30 s", cases >= REPLAYED && seconds <= REPLAY_SECONDS,
                "%,d cases in %.1f s, the start of the command included; it says: %s", cases, seconds,
                Stream.of(told.split("\n")).skip(1).findFirst().orElse("nothing").strip());
    }

    private long ended() throws SQLException {
        try (Connection rows = server.owner();
                Statement statement = rows.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from casework.application where ended_at is not null")) {
            row.next();
            return row.getLong(1);
        }
    }
}
