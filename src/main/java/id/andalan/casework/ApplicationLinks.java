package id.andalan.casework;

import id.andalan.core.NotFound;
import id.andalan.identity.PrivateLinks;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The private link of an application, {@code /p/number.secret}: whoever has it follows, answers, corrects, withdraws. */
@Component
public class ApplicationLinks {
    private static final String KIND = "application-link";

    private final PrivateLinks links;

    ApplicationLinks(PrivateLinks links) {
        this.links = links;
    }

    /** The path of the private page. */
    public String path(Application application) {
        return "/p/" + link(application.id(), application.number());
    }

    public String link(UUID id, String number) {
        return links.make(KIND, id, number);
    }

    boolean opens(String link, UUID id) {
        return links.opens(KIND, id, link);
    }

    void check(String link, UUID id) {
        if (!opens(link, id)) {
            throw new NotFound("link");
        }
    }
}
