package id.andalan.survey;

import id.andalan.casework.Afterwards;
import id.andalan.casework.Application;
import org.springframework.stereotype.Component;

/** The page of an application that has ended leads to its survey. */
@Component
class SurveyAfterwards implements Afterwards {
    private final SurveyLinks links;

    SurveyAfterwards(SurveyLinks links) {
        this.links = links;
    }

    @Override
    public String path(Application ended) {
        return links.path(ended.id(), ended.number());
    }
}
