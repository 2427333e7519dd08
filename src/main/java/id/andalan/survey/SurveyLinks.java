package id.andalan.survey;

import id.andalan.core.NotFound;
import id.andalan.identity.PrivateLinks;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The private link to the survey of a case, {@code /survei/number.secret}. Other than the link of the application, so that it may be
 * passed on to whoever was at the desk without handing over the case.
 */
@Component
public class SurveyLinks {
    private static final String KIND = "survey-link";

    private final PrivateLinks links;

    SurveyLinks(PrivateLinks links) {
        this.links = links;
    }

    public String path(UUID caseId, String number) {
        return "/survei/" + links.make(KIND, caseId, number);
    }

    void check(String link, UUID caseId) {
        if (!links.opens(KIND, caseId, link)) {
            throw new NotFound("link");
        }
    }
}
