package id.andalan.report;

import id.andalan.identity.KeyRing;
import id.andalan.identity.PrivateLinks;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The private link of a report, {@code /l/number.secret}: whoever has it may confirm, answer and reopen. Its secrets are older than the
 * other {@link PrivateLinks} and made from the configured key itself, so that links which were sent long ago still open.
 */
@Component
public class ReportLinks {
    private final KeyRing keys;

    ReportLinks(KeyRing keys) {
        this.keys = keys;
    }

    /** The path of the private page. */
    public String path(UUID id, String number) {
        return "/l/" + PrivateLinks.of(number, keys.mac(message(id)));
    }

    boolean opens(String link, Report report) {
        return opens(link, report.id());
    }

    boolean opens(String link, UUID id) {
        return PrivateLinks.opens(link, keys.macs(message(id)));
    }

    private static String message(UUID id) {
        return "report-link:" + id;
    }
}
