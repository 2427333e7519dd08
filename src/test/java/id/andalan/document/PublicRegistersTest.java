package id.andalan.document;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.core.Actor;
import id.andalan.core.Ids;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What anybody may read of letters that count. */
@AndalanTest
class PublicRegistersTest {
    private static final LocalDate DAY = LocalDate.of(2027, 6, 1);

    @Autowired
    PublicRegisters registers;

    @Autowired
    Letters letters;

    @Autowired
    LetterOrders orders;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    /** A register that no other test reads. */
    private final String kind = "t-" + Ids.next();

    private Letter enter(String name, String field, @Nullable LocalDate until) {
        Letter letter = orders.order(LetterOrders.order(LetterOrders.register(), Ids.next(), until));
        transaction.executeWithoutResult(status -> registers.enter(
                letter,
                new PublicEntry.Draft(
                        kind,
                        1,
                        Map.of("nama", name, "bidang", field),
                        name.toLowerCase(java.util.Locale.ROOT),
                        name)));
        return letter;
    }

    private PublicRegisters.Part list(List<String> words, Map<String, String> equal) {
        return registers.list(new PublicEntry.Wanted(kind, words, equal, DAY), 0, 10);
    }

    private List<Object> names(List<String> words, Map<String, String> equal) {
        return list(words, equal).entries().stream()
                .map(entry -> entry.content().get("nama"))
                .toList();
    }

    @Test
    void onlyLettersThatCountTodayAreRead() {
        enter("Belum", "kuliner", null);
        assertThat(names(List.of(), Map.of())).isEmpty();
        orders.press();
        assertThat(names(List.of(), Map.of())).containsExactly("Belum");

        enter("Lewat", "kuliner", DAY.minusDays(1));
        enter("Hari ini", "kuliner", DAY);
        Letter revoked = enter("Dicabut", "kuliner", null);
        orders.press();
        letters.revoke(Actor.SYSTEM, revoked.id(), "Pindah kota.");
        assertThat(names(List.of(), Map.of())).containsExactly("Belum", "Hari ini");
        assertThat(list(List.of(), Map.of()).entries())
                .extracting(PublicEntry::validUntil)
                .containsExactly(null, DAY);
    }

    @Test
    void itIsSearchedByBeginningsOfWordsAndNarrowedByAnswers() {
        enter("Kopi Rempah", "kuliner", null);
        enter("Batik Remaja", "fesyen", null);
        orders.press();
        assertThat(names(List.of("rem"), Map.of())).containsExactly("Batik Remaja", "Kopi Rempah");
        assertThat(names(List.of("rem", "kop"), Map.of())).containsExactly("Kopi Rempah");
        assertThat(names(List.of("rem"), Map.of("bidang", "fesyen"))).containsExactly("Batik Remaja");
        assertThat(names(List.of("empah"), Map.of())).isEmpty();
        assertThat(list(List.of("rem", "r".repeat(61)), Map.of())).satisfies(none -> {
            assertThat(none.entries()).isEmpty();
            assertThat(none.total()).isZero();
        });
        // Signs of the query language are no words, and are dropped.
        assertThat(names(List.of("rem' | !x", "kop"), Map.of())).containsExactly("Kopi Rempah");
        assertThat(names(List.of(), Map.of("bidang", "\"}' or 1=1"))).isEmpty();
        assertThat(registers.list(new PublicEntry.Wanted(kind, List.of(), Map.of(), DAY), 1, 1))
                .satisfies(part -> assertThat(part.total()).isEqualTo(2))
                .satisfies(part -> assertThat(part.entries()).hasSize(1));
    }

    @Test
    void whoWithdrawsIsGoneAndTheLetterGoesOn() {
        Letter letter = enter("Kedai Contoh", "kuliner", null);
        orders.press();
        Letter other = enter("Kedai Lain", "kuliner", null);
        orders.press();
        UUID subject = letter.subject().id();
        assertThat(registers.isListed(TestCases.TYPE, subject)).isTrue();
        assertThat(registers.isListed("other", subject)).isFalse();
        assertThat(registers.withdraw(Actor.ANONYMOUS, "other", subject)).isFalse();
        assertThat(registers.withdraw(Actor.ANONYMOUS, TestCases.TYPE, subject)).isTrue();
        assertThat(registers.withdraw(Actor.ANONYMOUS, TestCases.TYPE, subject)).isFalse();
        assertThat(registers.isListed(TestCases.TYPE, subject)).isFalse();
        assertThat(registers.isListed(TestCases.TYPE, other.subject().id())).isTrue();
        assertThat(names(List.of(), Map.of())).containsExactly("Kedai Lain");
        assertThat(letters.get(letter.id()).isValidOn(DAY)).isTrue();
        assertThat(told(letter.id())).isOne();
    }

    private int told(UUID letter) {
        return jdbc.sql("select count(*)::int from audit.entry where action = 'register.withdrawn' and subject_id = ?")
                .param(letter.toString())
                .query(Integer.class)
                .single();
    }
}
