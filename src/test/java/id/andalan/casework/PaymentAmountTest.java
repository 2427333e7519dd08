package id.andalan.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.AndalanTest;
import id.andalan.catalog.Services;
import id.andalan.core.Actor;
import id.andalan.core.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Nobody passes the cashier but those who owe nothing. */
@AndalanTest
class PaymentAmountTest {
    @Autowired
    Applications applications;

    @Autowired
    Services services;

    @Autowired
    CaseMover mover;

    @Autowired
    SystemSteps system;

    private Application filed;

    @BeforeEach
    void file() {
        filed = applications.submit(Actor.ANONYMOUS, Cases.of("cuti-asn", Cases.leave()));
    }

    private boolean passes(Object tariff) {
        Course course = new Course(
                services.blueprint("izin-reklame", 1).orElseThrow(),
                new Standing(filed, null, Map.of("tarif", tariff), List.of(), List.of()),
                new Course.Move(Actor.SYSTEM, Instant.now(), mover.calendar()),
                system);
        return course.passes("bayar");
    }

    @Test
    void whoOwesNothingPassesAndWhoOwesSomethingDoesNot() {
        assertThat(passes(0L)).isTrue();
        assertThat(passes(250_000L)).isFalse();
        assertThat(passes(new BigDecimal("250000.00"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5", "-1", "-0.5", "1E+30", "1500.25"})
    void whatNobodyCanPayIsSaidAndNotTakenForNothing(String tariff) {
        assertThatThrownBy(() -> passes(new BigDecimal(tariff)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("casework.rate"));
    }
}
