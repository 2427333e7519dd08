package id.andalan.casework;

import id.andalan.core.NotFound;
import id.andalan.identity.KeyRing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The private link of an application, {@code /p/number.secret}: whoever has it follows, answers, corrects, withdraws. The secret is
 * made from the id, so it is stored nowhere and can be sent again in every message.
 */
@Component
public class ApplicationLinks {
    private static final int BYTES = 16;
    private static final String KIND = "application-link";

    private final KeyRing keys;

    ApplicationLinks(KeyRing keys) {
        this.keys = keys;
    }

    /** The path of the private page. */
    public String path(Application application) {
        return "/p/" + link(application.id(), application.number());
    }

    public String link(UUID id, String number) {
        return number + "." + text(keys.blindIndex(KIND, id.toString()));
    }

    void check(String link, UUID id) {
        byte[] given = link.substring(link.indexOf('.') + 1).getBytes(StandardCharsets.UTF_8);
        boolean opens = keys.blindIndexes(KIND, id.toString()).stream()
                .anyMatch(secret -> MessageDigest.isEqual(text(secret).getBytes(StandardCharsets.US_ASCII), given));
        if (!opens) {
            throw new NotFound("link");
        }
    }

    static String number(String link) {
        int dot = link.indexOf('.');
        return dot < 0 ? link : link.substring(0, dot);
    }

    private static String text(byte[] full) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(full, BYTES));
    }
}
