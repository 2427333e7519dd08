package id.andalan.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.AndalanTest;
import id.andalan.audit.AuditTrail;
import id.andalan.audit.JournalEntry;
import id.andalan.core.Actor;
import id.andalan.core.Conflict;
import id.andalan.core.Ids;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import id.andalan.document.verify.Finding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@AndalanTest
class LettersTest {
    @Autowired
    Letters letters;

    @Autowired
    LetterOrders orders;

    @Autowired
    LetterMaker maker;

    @Autowired
    LetterShelf shelf;

    @Autowired
    LetterCheck check;

    @Autowired
    AuditTrail trail;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private List<String> journal(Letter letter) {
        return trail.list("letter", letter.id()).stream()
                .map(JournalEntry::action)
                .toList();
    }

    @Test
    void anOrderedLetterIsPrintedSignedAndFound() throws Exception {
        String register = LetterOrders.register();
        Letter ordered = orders.order(LetterOrders.order(register, Ids.next(), null));
        assertThat(ordered.status()).isEqualTo(LetterStatus.ORDERED);
        assertThat(ordered.number()).startsWith("001/" + register + "/20");
        assertThat(letters.get(ordered.id())).isEqualTo(ordered);
        assertThatThrownBy(() -> letters.pdf(ordered.id())).isInstanceOf(NotFound.class);

        orders.press();
        Letter signed = letters.get(ordered.id());
        assertThat(signed.status()).isEqualTo(LetterStatus.SIGNED);
        assertThat(signed.signedAt()).isNotNull();
        assertThat(letters.list(TestCases.TYPE, ordered.subject().id())).containsExactly(signed);
        assertThat(letters.findByToken(ordered.token())).contains(signed);
        assertThat(letters.listByNumber(ordered.number().toLowerCase(Locale.ROOT)))
                .containsExactly(signed);

        byte[] pdf = letters.pdf(ordered.id());
        assertThat(letters.findByFile(pdf)).contains(signed);
        LetterCheck.Checked checked = check.check(pdf);
        assertThat(checked.finding().verdict()).isEqualTo(Finding.Verdict.GENUINE);
        assertThat(checked.finding().seals().getFirst().organisation()).isEqualTo("Dinas Tenaga Kerja");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains(ordered.number(), "Siti \"Ona\" Albaar", LetterToken.print(ordered.token()));
        }
        assertThat(journal(ordered)).containsExactly("letter.ordered", "letter.signed");
        assertThat(trail.list("letter", ordered.id()).toString()).doesNotContain("Albaar", "Hasna");
        assertThat(jdbc.sql("select page is null and key_id is null from document.letter where id = ?")
                        .param(ordered.id())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void whatIsNotPrintedYetLiesSealed() {
        Letter letter = orders.order();
        byte[] page = jdbc.sql("select page from document.letter where id = ?")
                .param(letter.id())
                .query((row, n) -> row.getBytes(1))
                .single();
        assertThat(new String(page, StandardCharsets.ISO_8859_1)).doesNotContain("Albaar");
        orders.press();
        assertThat(letters.get(letter.id()).status()).isEqualTo(LetterStatus.SIGNED);
    }

    @Test
    void anOrderNeedsATransactionAndLeavesNothingWhenItFails() {
        LetterOrder order = LetterOrders.order(LetterOrders.register(), Ids.next(), null);
        assertThatThrownBy(() -> letters.order(Actor.SYSTEM, order))
                .isInstanceOf(IllegalTransactionStateException.class);
        transaction.executeWithoutResult(status -> {
            letters.order(Actor.SYSTEM, order);
            status.setRollbackOnly();
        });
        assertThat(letters.list(TestCases.TYPE, order.subject().id())).isEmpty();
        assertThat(orders.order(order).number()).startsWith("001/");
    }

    @Test
    void noNumberIsMissingOrThereTwiceHoweverManyAskAtOnceAndGiveUp() throws Exception {
        String register = LetterOrders.register();
        int threads = 16;
        int each = 15;
        List<Future<List<String>>> results = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (int t = 0; t < threads; t++) {
                Random random = new Random(t);
                Callable<List<String>> work = () -> {
                    List<String> numbers = new ArrayList<>();
                    for (int i = 0; i < each; i++) {
                        boolean fails = random.nextInt(3) == 0;
                        LetterOrder order = LetterOrders.order(register, Ids.next(), null);
                        String number = transaction.execute(status -> {
                            Letter letter = letters.order(Actor.SYSTEM, order);
                            if (fails) {
                                status.setRollbackOnly();
                            }
                            return letter.number();
                        });
                        if (!fails) {
                            numbers.add(number);
                        }
                    }
                    return numbers;
                };
                results.add(pool.submit(work));
            }
        }
        List<Integer> numbers = new ArrayList<>();
        for (Future<List<String>> result : results) {
            result.get().forEach(number -> numbers.add(Integer.parseInt(number.substring(0, number.indexOf('/')))));
        }
        assertThat(numbers.size()).isBetween(100, threads * each - 1);
        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, numbers.size()).boxed().toList());
        assertThat(jdbc.sql("select last from document.register where register = ?")
                        .param(register)
                        .query(Integer.class)
                        .single())
                .isEqualTo(numbers.size());
        jdbc.sql("delete from document.letter where register = ?")
                .param(register)
                .update();
    }

    @Test
    void severalPressesMakeEachLetterOnce() throws Exception {
        Set<UUID> ordered = new HashSet<>();
        for (int i = 0; i < 12; i++) {
            ordered.add(orders.order().id());
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            pool.invokeAll(Collections.nCopies(4, () -> {
                orders.press();
                return true;
            }));
        }
        for (UUID id : ordered) {
            Letter letter = letters.get(id);
            assertThat(letter.status()).isEqualTo(LetterStatus.SIGNED);
            assertThat(journal(letter)).containsExactly("letter.ordered", "letter.signed");
        }
    }

    @Test
    void whoLostTheLeaseKeepsNothing() {
        Letter letter = orders.order();
        LetterTable.Job slow = claim(letter);
        jdbc.sql("update document.letter set due_at = due_at - interval '5 minutes' where id = ?")
                .param(letter.id())
                .update();
        orders.press();
        byte[] first = letters.pdf(letter.id());
        int blobs = blobs();
        maker.make(slow);
        assertThat(letters.pdf(letter.id())).isEqualTo(first);
        assertThat(blobs()).isEqualTo(blobs);
        assertThat(journal(letter)).containsExactly("letter.ordered", "letter.signed");
    }

    private LetterTable.Job claim(Letter letter) {
        return maker.claim(50).stream()
                .filter(job -> job.id().equals(letter.id()))
                .findFirst()
                .orElseThrow();
    }

    private int blobs() {
        return jdbc.sql("select count(*)::int from document.blob")
                .query(Integer.class)
                .single();
    }

    @Test
    void aLetterThatCannotBeMadeShowsItselfAndCanBeTriedAgain() {
        Letter letter = orders.order();
        byte[] page = jdbc.sql("select page from document.letter where id = ?")
                .param(letter.id())
                .query((row, n) -> row.getBytes(1))
                .single();
        jdbc.sql("update document.letter set page = '\\x00' where id = ?")
                .param(letter.id())
                .update();
        for (int attempt = 1; attempt <= LetterMaker.MOST_ATTEMPTS; attempt++) {
            assertThat(letters.get(letter.id()).status()).isEqualTo(LetterStatus.ORDERED);
            orders.press();
            jdbc.sql("update document.letter set due_at = now() - interval '1 second' where id = ?")
                    .param(letter.id())
                    .update();
        }
        Letter failed = letters.get(letter.id());
        assertThat(failed.status()).isEqualTo(LetterStatus.FAILED);
        assertThat(failed.fault()).isEqualTo("letter.fault.make");
        Actor head = new Actor(Ids.next(), Actor.Kind.ACCOUNT, Set.of(Actor.Role.AGENCY_HEAD), "disnaker");
        Actor stranger = new Actor(Ids.next(), Actor.Kind.ACCOUNT, Set.of(Actor.Role.AGENCY_HEAD), "dlh");
        assertThat(letters.listFailed(head)).contains(failed);
        assertThat(letters.listFailed(stranger)).doesNotContain(failed);

        jdbc.sql("update document.letter set page = ? where id = ?")
                .params(page, letter.id())
                .update();
        letters.retry(head, letter.id());
        orders.press();
        assertThat(letters.get(letter.id()).status()).isEqualTo(LetterStatus.SIGNED);
        assertThat(journal(letter))
                .containsExactly("letter.ordered", "letter.failed", "letter.retried", "letter.signed");
        assertThatThrownBy(() -> letters.retry(head, letter.id())).isInstanceOf(Conflict.class);
    }

    @Test
    void anIssuedLetterCanBeRevokedOnceWithAReason() {
        Letter letter = orders.order();
        assertThatThrownBy(() -> letters.revoke(Actor.SYSTEM, letter.id(), "salah"))
                .isInstanceOf(Conflict.class);
        orders.press();
        assertThatThrownBy(() -> letters.revoke(Actor.SYSTEM, letter.id(), " ")).isInstanceOf(Refusal.class);
        // Everybody reads it on the public page: nothing in it turns the direction of reading or cannot be seen.
        letters.revoke(Actor.SYSTEM, letter.id(), "Diterbitkan \u202Eatas berkas\u0007 yang tidak sah.\u200B");
        Letter revoked = letters.get(letter.id());
        assertThat(revoked.revocation().reason()).isEqualTo("Diterbitkan atas berkas yang tidak sah.");
        assertThat(revoked.isValidOn(revoked.date())).isFalse();
        assertThat(journal(letter)).endsWith("letter.revoked");
        assertThatThrownBy(() -> letters.revoke(Actor.SYSTEM, letter.id(), "lagi"))
                .isInstanceOf(Conflict.class);
    }
}
