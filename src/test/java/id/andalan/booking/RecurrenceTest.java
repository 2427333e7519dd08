package id.andalan.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.core.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceTest {
    /** A Saturday. */
    private static final LocalDate FIRST = LocalDate.of(2027, 1, 30);

    private static List<String> days(String rule) {
        return Recurrence.parse(rule).days(FIRST).stream()
                .map(LocalDate::toString)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=WEEKLY;COUNT=3 | 2027-01-30 2027-02-06 2027-02-13",
                "FREQ=WEEKLY;INTERVAL=2;COUNT=3 | 2027-01-30 2027-02-13 2027-02-27",
                "FREQ=WEEKLY;BYDAY=MO,SA;COUNT=4 | 2027-01-30 2027-02-01 2027-02-06 2027-02-08",
                "FREQ=WEEKLY;UNTIL=20270213 | 2027-01-30 2027-02-06 2027-02-13",
                "FREQ=WEEKLY;BYDAY=SA;INTERVAL=2;UNTIL=20270226 | 2027-01-30 2027-02-13",
                "FREQ=MONTHLY;COUNT=3 | 2027-01-30 2027-03-30 2027-04-30",
                "FREQ=MONTHLY;UNTIL=20270430 | 2027-01-30 2027-03-30 2027-04-30",
                "FREQ=MONTHLY;BYDAY=-1SA;COUNT=3 | 2027-01-30 2027-02-27 2027-03-27",
                "FREQ=MONTHLY;INTERVAL=6;BYDAY=-1SA;UNTIL=20280131 | 2027-01-30 2027-07-31 2028-01-29"
            })
    void theRuleGivesTheDaysOfRfc5545(String rule, String expected) {
        assertThat(days(rule)).containsExactly(expected.split(" "));
        assertThat(Recurrence.parse(Recurrence.parse(rule).rule())).isEqualTo(Recurrence.parse(rule));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=DAILY;COUNT=3",
                "FREQ=WEEKLY",
                "FREQ=WEEKLY;COUNT=2;UNTIL=20270213",
                "FREQ=WEEKLY;COUNT=0",
                "FREQ=WEEKLY;COUNT=105",
                "FREQ=WEEKLY;COUNT=99999999999",
                "FREQ=WEEKLY;INTERVAL=0;COUNT=2",
                "FREQ=WEEKLY;INTERVAL=13;COUNT=2",
                "FREQ=WEEKLY;BYDAY=2SA;COUNT=2",
                "FREQ=MONTHLY;BYDAY=SA;COUNT=2",
                "FREQ=MONTHLY;BYDAY=5SA;COUNT=2",
                "FREQ=MONTHLY;BYDAY=1SA,2SA;COUNT=2",
                "FREQ=WEEKLY;BYDAY=XX;COUNT=2",
                "FREQ=WEEKLY;UNTIL=2027-02-13",
                "FREQ=WEEKLY;COUNT=2;BYHOUR=3",
                "FREQ=WEEKLY;FREQ=WEEKLY;COUNT=2",
                "COUNT=2",
                "",
                "x"
            })
    void whatIsNotUnderstoodIsRefusedRatherThanBookedOtherwise(String rule) {
        assertThatThrownBy(() -> Recurrence.parse(rule)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=WEEKLY;BYDAY=MO;COUNT=3",
                "FREQ=MONTHLY;BYDAY=1SA;COUNT=3",
                "FREQ=WEEKLY;UNTIL=20260101",
                "FREQ=WEEKLY;UNTIL=20991231"
            })
    void theFirstDayFollowsTheRuleAndTheEndIsNear(String rule) {
        assertThatThrownBy(() -> days(rule)).isInstanceOf(Refusal.class);
    }

    @Test
    void exceptedDaysCountAllTheSame() {
        Recurrence rule = Recurrence.parse("FREQ=WEEKLY;COUNT=3").without(Set.of(LocalDate.of(2027, 2, 6)));
        assertThat(rule.days(FIRST)).containsExactly(FIRST, LocalDate.of(2027, 2, 13));
    }
}
