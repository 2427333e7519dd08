package id.andalan.document.sign;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Speaks the documented API of the e-Sign client of BSrE, with a few signers whose answers differ. */
public final class BsreServer implements AutoCloseable {
    public static final String USER = "andalan";
    public static final String PASSWORD = "rahasia-server";
    public static final String PASSPHRASE = "#Kata Sandi Ö 123";

    public static final String REGISTERED = "3271010101800001";
    public static final String UNREGISTERED = "3271010101800002";
    public static final String EXPIRED = "3271010101800003";
    public static final String SLOW = "3271010101800004";
    public static final String BROKEN = "3271010101800005";
    public static final String LATER = "3271010101800006";

    private static final Pattern FIELD = Pattern.compile(
            "name=\"(\\w+)\"(?:; filename=\"[^\"]*\"\\r\\nContent-Type: [^\\r]*)?\\r\\n\\r\\n(.*?)\\r\\n--",
            Pattern.DOTALL);

    public final AtomicInteger attempts = new AtomicInteger();
    public final List<Map<String, String>> forms = new CopyOnWriteArrayList<>();
    private final Map<String, byte[]> kept = new ConcurrentHashMap<>();
    private final TestKeys keys = new TestKeys("Balai Besar Sertifikasi Elektronik (uji)");
    private final HttpServer server;

    public BsreServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/user/status/", this::status);
        server.createContext("/api/sign/pdf", this::sign);
        server.createContext("/api/sign/download/", this::download);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static boolean isKnown(HttpExchange exchange) throws IOException {
        String wanted = "Basic " + Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(UTF_8));
        if (wanted.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return true;
        }
        answer(exchange, 401, "{\"error\":\"Unauthorized\"}");
        return false;
    }

    private void status(HttpExchange exchange) throws IOException {
        if (!isKnown(exchange)) {
            return;
        }
        String nik = exchange.getRequestURI().getPath().replaceFirst(".*/", "");
        switch (nik) {
            case UNREGISTERED ->
                answer(
                        exchange,
                        404,
                        "{\"status_code\":1110,\"status\":\"NOT_REGISTERED\",\"message\":\"User belum terdaftar\"}");
            case EXPIRED -> answer(exchange, 200, "{\"status\":\"EXPIRED\",\"message\":\"Sertifikat kadaluarsa\"}");
            default ->
                answer(
                        exchange,
                        200,
                        "{\"status_code\":1111,\"status\":\"ISSUE\",\"message\":\"User memiliki sertifikat aktif\"}");
        }
    }

    private void sign(HttpExchange exchange) throws IOException {
        if (!isKnown(exchange)) {
            return;
        }
        attempts.incrementAndGet();
        Map<String, String> form = new ConcurrentHashMap<>();
        Matcher field = FIELD.matcher(new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1));
        for (int at = 0; field.find(at); at = field.end() - 2) {
            form.put(field.group(1), field.group(2));
        }
        forms.add(form);
        byte[] pdf = form.get("file").getBytes(ISO_8859_1);
        String passphrase = new String(form.get("passphrase").getBytes(ISO_8859_1), UTF_8);
        if (form.get("nik").equals(SLOW)) {
            try {
                Thread.sleep(4000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (!passphrase.equals(PASSPHRASE)) {
            answer(exchange, 400, "{\"status_code\":2031,\"error\":\"Passphrase anda salah: " + passphrase + "\"}");
            return;
        }
        String document = "dok-" + kept.size();
        exchange.getResponseHeaders().add("id_dokumen", document);
        byte[] signed = keys.sign(pdf);
        switch (form.get("nik")) {
            case BROKEN -> send(exchange, 200, java.util.Arrays.copyOf(signed, signed.length - 10));
            case LATER -> {
                kept.put(document, signed);
                answer(exchange, 200, "{\"message\":\"Proses berhasil\"}");
            }
            default -> send(exchange, 200, signed);
        }
    }

    private void download(HttpExchange exchange) throws IOException {
        if (isKnown(exchange)) {
            send(exchange, 200, kept.get(exchange.getRequestURI().getPath().replaceFirst(".*/", "")));
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        send(exchange, status, json.getBytes(UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
