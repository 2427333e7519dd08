package id.andalan.report;

import id.andalan.identity.PrivateLinks;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * The private link of a report, {@code /l/number.secret}: whoever has it may confirm, answer and reopen. Its secrets are older than the
 * other {@link PrivateLinks} and made from the configured key itself, so that links which were sent long ago still open.
 */
@Component
public class ReportLinks {
    private final List<SecretKeySpec> keys;

    ReportLinks(LinkKey key) {
        this.keys = key.secrets().stream()
                .map(secret -> new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"))
                .toList();
    }

    /** The path of the private page. */
    public String path(UUID id, String number) {
        return "/l/" + PrivateLinks.of(number, mac(keys.getFirst(), id));
    }

    boolean opens(String link, Report report) {
        return opens(link, report.id());
    }

    boolean opens(String link, UUID id) {
        return PrivateLinks.opens(link, keys.stream().map(key -> mac(key, id)).toList());
    }

    private static byte[] mac(SecretKeySpec key, UUID id) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(("report-link:" + id).getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
