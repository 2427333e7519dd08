package id.andalan.document.sign;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.andalan.document.verify.SignedPdf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has PDFs signed at the national signing service (BSrE e-Sign client): {@code GET /api/user/status/{nik}}, {@code POST /api/sign/pdf}.
 * Neither passphrase nor NIK is written anywhere; of a refusal only its kind is.
 */
final class BsreSigner implements Signer {
    private static final Logger LOG = LoggerFactory.getLogger(BsreSigner.class);
    private static final Duration STATUS_PATIENCE = Duration.ofSeconds(20);
    private static final Pattern DOCUMENT_ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final BsreSettings settings;
    private final String site;
    private final String credentials;

    BsreSigner(BsreSettings settings) {
        this.settings = settings;
        this.site = settings.url().strip().replaceFirst("/+$", "");
        this.credentials = "Basic "
                + Base64.getEncoder().encodeToString((settings.user() + ":" + settings.password()).getBytes(UTF_8));
    }

    @Override
    public boolean asksPassphrase() {
        return true;
    }

    @Override
    public Signed sign(byte[] pdf, Signing signing) {
        Passphrase secret = signing.secret();
        if (secret == null) {
            throw new SignFault("bsre.passphrase.missing");
        }
        requireRegistered(secret.nik());
        String boundary = "andalan-" + UUID.randomUUID();
        HttpResponse<byte[]> answer = send(request("/api/sign/pdf")
                .timeout(settings.timeout())
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(form(boundary, pdf, signing.letter(), secret)))
                .build());
        if (answer.statusCode() != 200) {
            throw refused(answer);
        }
        String document = answer.headers()
                .firstValue("id_dokumen")
                .filter(found -> DOCUMENT_ID.matcher(found).matches())
                .orElse(null);
        byte[] signed = answer.body();
        if (!isPdf(signed) && document != null) {
            signed = send(request("/api/sign/download/" + document)
                            .timeout(settings.timeout())
                            .GET()
                            .build())
                    .body();
        }
        if (!isPdf(signed) || !SignedPdf.isIntact(signed)) {
            throw new SignFault("bsre.answer");
        }
        return new Signed(signed, document);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(site + path)).header("Authorization", credentials);
    }

    private void requireRegistered(String nik) {
        HttpResponse<byte[]> answer = send(request("/api/user/status/" + nik)
                .timeout(STATUS_PATIENCE)
                .GET()
                .build());
        if (answer.statusCode() != 200) {
            throw refused(answer);
        }
        String text = new String(answer.body(), UTF_8).toUpperCase(Locale.ROOT);
        if (text.contains("NOT_REGISTERED") || text.contains("BELUM TERDAFTAR") || text.contains("TIDAK TERDAFTAR")) {
            throw new SignFault("bsre.unregistered");
        }
        if (text.contains("EXPIRED") || text.contains("RENEW") || text.contains("REVOKE") || text.contains("SUSPEND")) {
            throw new SignFault("bsre.expired");
        }
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (HttpTimeoutException e) {
            throw new SignFault("bsre.timeout");
        } catch (IOException e) {
            LOG.warn("BSrE at {} does not answer: {}", settings, e.toString());
            throw new SignFault("bsre.down");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SignFault("bsre.down");
        }
    }

    /** What a refusal means; its text is read, never kept, since it may quote what was sent. */
    private static SignFault refused(HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        String text = new String(answer.body(), UTF_8).toLowerCase(Locale.ROOT);
        String code;
        if (status == 401 || status == 403) {
            code = "bsre.credentials";
        } else if (text.contains("passphrase")) {
            code = "bsre.passphrase.wrong";
        } else if (status == 404 || text.contains("terdaftar") || text.contains("not registered")) {
            code = "bsre.unregistered";
        } else if (text.contains("kadaluarsa") || text.contains("kedaluwarsa") || text.contains("expired")) {
            code = "bsre.expired";
        } else {
            code = status >= 500 ? "bsre.down" : "bsre.refused";
        }
        LOG.warn("BSrE refused with {}: {}", status, code);
        return new SignFault(code);
    }

    private static boolean isPdf(byte[] bytes) {
        return bytes.length > 5 && new String(bytes, 0, 5, UTF_8).equals("%PDF-");
    }

    private static byte[] form(String boundary, byte[] pdf, UUID letter, Passphrase secret) {
        ByteArrayOutputStream form = new ByteArrayOutputStream(pdf.length + 1024);
        field(form, boundary, "nik", secret.nik());
        field(form, boundary, "passphrase", secret.words());
        field(form, boundary, "tampilan", "invisible");
        form.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + letter
                        + ".pdf\"\r\nContent-Type: application/pdf\r\n\r\n")
                .getBytes(UTF_8));
        form.writeBytes(pdf);
        form.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(UTF_8));
        return form.toByteArray();
    }

    private static void field(ByteArrayOutputStream form, String boundary, String name, String value) {
        form.writeBytes(
                ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(UTF_8));
    }
}
