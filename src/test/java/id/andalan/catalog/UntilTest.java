package id.andalan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.catalog.Until.Unit;
import id.andalan.core.Bilingual;
import id.andalan.core.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UntilTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);

    private static LocalDate last(Unit unit, Object value) {
        return new Until(unit, "lama").of(DAY, Map.of("lama", value));
    }

    @Test
    void aDateIsTheLastDayWhateverWayItIsKept() {
        assertThat(last(Unit.DATE, "2027-01-31")).isEqualTo("2027-01-31");
        assertThat(last(Unit.DATE, LocalDate.of(2027, 1, 31))).isEqualTo("2027-01-31");
        assertThat(last(Unit.DATE, "2026-11-30")).isEqualTo(DAY);
    }

    @Test
    void aNumberCountsFromTheDayOfThePaper() {
        assertThat(last(Unit.DAYS, 30L)).isEqualTo("2026-12-30");
        assertThat(last(Unit.MONTHS, 3)).isEqualTo("2027-02-28");
        assertThat(last(Unit.YEARS, new BigDecimal("2.0"))).isEqualTo("2028-11-30");
    }

    @Test
    void nothingIsIssuedOnAGuess() {
        Map<String, Object> none = new HashMap<>();
        none.put("lama", null);
        assertThatThrownBy(() -> new Until(Unit.DAYS, "lama").of(DAY, none))
                .isInstanceOf(Refusal.class)
                .hasMessage("catalog.until.missing");
        for (Object wrong : new Object[] {0, -1, 1.5, 10_001, "tiga", true}) {
            assertThatThrownBy(() -> last(Unit.DAYS, wrong)).hasMessage("catalog.until.missing");
        }
        assertThatThrownBy(() -> last(Unit.DATE, "besok")).hasMessage("catalog.until.missing");
        assertThatThrownBy(() -> last(Unit.DATE, "2026-11-29")).hasMessage("catalog.until.past");
    }

    @Test
    void aPaperEndsAsItsServiceSays() {
        Bilingual title = new Bilingual("Izin", "Permit");
        Map<String, Object> facts = Map.of("akhir", "2027-06-01");
        assertThat(new Handling.Paper(title, "X", "{no}/{year}", null, null, null).lastDay(DAY, facts))
                .isNull();
        assertThat(new Handling.Paper(title, "X", "{no}/{year}", Period.ofMonths(6), null, null).lastDay(DAY, facts))
                .isEqualTo("2027-05-30");
        assertThat(new Handling.Paper(title, "X", "{no}/{year}", null, new Until(Unit.DATE, "akhir"), null)
                        .lastDay(DAY, facts))
                .isEqualTo("2027-06-01");
    }
}
