package id.andalan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.audit.JournalEntry;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.Ids;
import id.andalan.document.FileType;
import id.andalan.document.Files;
import id.andalan.document.Letter;
import id.andalan.document.LetterOrders;
import id.andalan.identity.Persons;
import id.andalan.notice.Notice;
import id.andalan.notice.Notices;
import id.andalan.report.web.Filings;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Papers that wait for a passphrase. */
@AndalanTest
class LetterNoticesTest {
    @Autowired
    LetterNotices listener;

    @Autowired
    LetterOrders orders;

    @Autowired
    Notices notices;

    @Autowired
    Persons persons;

    @Autowired
    Files files;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private Actor signer = Actor.SYSTEM;

    private UUID blob = Ids.next();

    @BeforeEach
    void somebodySigns() {
        signer = persons.actor(Role.AGENCY_HEAD, "disnaker");
        UUID file = files.take(
                        Actor.ANONYMOUS,
                        "surat.png",
                        new ByteArrayInputStream(Filings.picture(40, 40)),
                        Set.of(FileType.PNG),
                        1_000_000)
                .id();
        blob = jdbc.sql("select blob from document.file where id = ?")
                .param(file)
                .query(UUID.class)
                .single();
    }

    private JournalEntry waiting(String state) {
        UUID account = Objects.requireNonNull(signer.id());
        Letter letter = orders.order(LetterOrders.order(LetterOrders.register(), account, null));
        jdbc.sql("update document.letter set state = ?, draft = case when ? = 'AWAITING' then ?::uuid end where id = ?")
                .params(state, state, blob, letter.id())
                .update();
        return new JournalEntry(
                1, 1, Instant.now(), "letter.awaiting", "letter", letter.id().toString(), "SYSTEM", null, Map.of());
    }

    private void hear(JournalEntry... entries) {
        transaction.executeWithoutResult(status -> listener.on(List.of(entries)));
    }

    /** Of letters: the agency is told of other things too. */
    private List<Notice> told() {
        return notices.list(signer, null, 10).stream()
                .filter(notice -> notice.textKey().startsWith("tell.letter."))
                .toList();
    }

    @Test
    void theSignerIsToldOnceAndLedToThePlaceOfSigning() {
        hear(waiting("AWAITING"));
        assertThat(told()).hasSize(1);
        Notice notice = told().getFirst();
        assertThat(notice.textKey()).isEqualTo("tell.letter.awaiting");
        assertThat(notice.href()).isEqualTo("/kerja/tanda-tangan");
    }

    @Test
    void aPileIsOneSentence() {
        hear(Stream.of(1, 2, 3).map(n -> waiting("AWAITING")).toArray(JournalEntry[]::new));
        assertThat(told()).extracting(Notice::textKey).containsExactly("tell.letter.awaiting.many");
    }

    @Test
    void whatIsSignedMeanwhileOrIsNoLetterOfThisKindTellsNobody() {
        hear(
                waiting("FAILED"),
                new JournalEntry(
                        2,
                        2,
                        Instant.now(),
                        "letter.ordered",
                        "letter",
                        Ids.next().toString(),
                        "SYSTEM",
                        null,
                        Map.of()));
        assertThat(told()).isEmpty();
    }
}
