package id.andalan.survey;

import id.andalan.core.NotFound;
import id.andalan.identity.KeyRing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The private link to the survey of a case, {@code /survei/number.secret}. Other than the link of the application, so that it may be
 * passed on to whoever was at the desk without handing over the case.
 */
@Component
public class SurveyLinks {
    private static final int BYTES = 16;
    private static final String KIND = "survey-link";

    private final KeyRing keys;

    SurveyLinks(KeyRing keys) {
        this.keys = keys;
    }

    public String path(UUID caseId, String number) {
        return "/survei/" + number + "." + text(keys.blindIndex(KIND, caseId.toString()));
    }

    void check(String link, UUID caseId) {
        byte[] given = link.substring(link.indexOf('.') + 1).getBytes(StandardCharsets.UTF_8);
        boolean opens = keys.blindIndexes(KIND, caseId.toString()).stream()
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
