package id.andalan.survey;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.catalog.ServiceFigures.Opinion;
import id.andalan.core.Ids;
import id.andalan.region.City;
import java.math.BigDecimal;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the page of a service says of its survey. */
@AndalanTest
@Import(Answers.class)
class SurveyFiguresTest {
    @Autowired
    Results results;

    @Autowired
    Answers answers;

    @Autowired
    City city;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    private Opinion opinion(String service) {
        return new SurveyFigures(results, city, clock).opinion(service).orElseThrow();
    }

    @Test
    void aHandfulOfAnswersIsNoFigureAndOldOnesDoNotCount() {
        String service = "uji-" + Ids.next();
        assertThat(opinion(service)).isEqualTo(new Opinion(null, null, 0, 0));
        for (int i = 0; i < 4; i++) {
            answers.answer(answers.ended(service, "setda-hukum"), Answers.all(4));
        }
        assertThat(opinion(service).value()).isNull();
        assertThat(opinion(service).answers()).isEqualTo(4);
        answers.answer(answers.ended(service, "setda-hukum"), Answers.all(2));
        Opinion five = opinion(service);
        assertThat(five.value()).isEqualTo(new BigDecimal("90.00"));
        assertThat(five.grade()).isEqualTo("A");
        assertThat(five.needed()).isEqualTo(5);
        jdbc.sql("update survey.response set served_on = served_on - 91 where service = ?")
                .param(service)
                .update();
        assertThat(opinion(service).answers()).isZero();
    }
}
