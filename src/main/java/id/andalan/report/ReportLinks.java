package id.andalan.report;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * The private link of a report, {@code /l/number.secret}: whoever has it may confirm, answer and reopen. The secret is a MAC of the
 * report's id, so it is stored nowhere, cannot be guessed, and can be sent again in every message.
 */
@Component
public class ReportLinks {
    private static final int BYTES = 16;

    private final List<SecretKeySpec> keys;

    ReportLinks(LinkKey key) {
        this.keys = key.secrets().stream()
                .map(secret -> new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"))
                .toList();
    }

    /** The path of the private page. */
    public String path(UUID id, String number) {
        return "/l/" + number + "." + secret(keys.getFirst(), id);
    }

    boolean opens(String link, Report report) {
        return opens(link, report.id());
    }

    boolean opens(String link, UUID id) {
        byte[] secret = link.substring(link.indexOf('.') + 1).getBytes(StandardCharsets.UTF_8);
        return keys.stream()
                .anyMatch(key -> MessageDigest.isEqual(secret(key, id).getBytes(StandardCharsets.US_ASCII), secret));
    }

    static String number(String link) {
        int dot = link.indexOf('.');
        return dot < 0 ? link : link.substring(0, dot);
    }

    private static String secret(SecretKeySpec key, UUID id) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] full = mac.doFinal(("report-link:" + id).getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(full, BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
