package id.andalan.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.AndalanTest;
import id.andalan.core.Actor;
import id.andalan.core.Ids;
import id.andalan.core.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@AndalanTest
class NoticesTest {
    @Autowired
    Notices notices;

    @Autowired
    NoticeTable table;

    @Autowired
    NoticeText text;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    private final String agency = "uji-" + Ids.next();
    private final Actor officer = officer(agency);
    private final Actor colleague = officer(agency);

    private static Actor officer(String agency) {
        return new Actor(Ids.next(), Actor.Kind.ACCOUNT, Set.of(Actor.Role.OFFICER), agency);
    }

    private void tell(Recipient to, String... keys) {
        transaction.executeWithoutResult(status -> notices.tell(List.of(keys).stream()
                .map(key -> new Notices.Message(to, key, List.of("LT-1"), "/kerja/laporan/LT-1"))
                .toList()));
    }

    private void tellOfficer(String... keys) {
        tell(Recipient.account(officer.id()), keys);
    }

    private List<String> keys(Actor actor) {
        return notices.list(actor, null, 50).stream().map(Notice::textKey).toList();
    }

    @Test
    void anAccountReadsItsOwnAndItsAgencysNoticesNewestFirst() {
        tellOfficer("test.one");
        tell(Recipient.agency(agency), "test.two", "test.three");
        tell(Recipient.agency("another"), "test.foreign");
        tell(Recipient.account(colleague.id()), "test.private");
        assertThat(keys(officer)).containsExactly("test.three", "test.two", "test.one");
        assertThat(keys(colleague)).containsExactly("test.private", "test.three", "test.two");
    }

    @Test
    void everyOfficerReadsTheAgencysNoticesForHimself() {
        tell(Recipient.agency(agency), "test.one", "test.two");
        UUID newest = notices.list(officer, null, 1).getFirst().id();
        notices.markReadUntil(officer, newest);
        assertThat(notices.unread(officer)).isZero();
        assertThat(notices.unread(colleague)).isEqualTo(2);
        tell(Recipient.agency(agency), "test.three");
        assertThat(notices.unread(officer)).isEqualTo(1);
    }

    @Test
    void openingANoticeReadsOnlyThatOne() {
        tellOfficer("test.one", "test.two");
        UUID older = notices.list(officer, null, 2).getLast().id();
        assertThat(notices.open(officer, older).href()).isEqualTo("/kerja/laporan/LT-1");
        assertThat(notices.list(officer, null, 2)).extracting(Notice::read).containsExactly(false, true);
        assertThat(notices.unread(officer)).isEqualTo(1);
        notices.open(officer, older);
        assertThat(notices.unread(officer)).isEqualTo(1);
    }

    @Test
    void foreignNoticesAreNotThere() {
        tell(Recipient.account(colleague.id()), "test.private");
        UUID foreign = notices.list(colleague, null, 1).getFirst().id();
        assertThatThrownBy(() -> notices.open(officer, foreign)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> notices.markReadUntil(officer, foreign)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> notices.list(Actor.ANONYMOUS, null, 1)).isInstanceOf(NotFound.class);
        assertThat(notices.unread(Actor.ANONYMOUS)).isZero();
    }

    @Test
    void whoeverHasThePrivateLinkReadsItsNotices() {
        UUID record = Ids.next();
        tell(Recipient.link(record, null), "test.one", "test.two");
        assertThat(notices.listOfLink(record, 10)).extracting(Notice::textKey).containsExactly("test.two", "test.one");
        assertThat(notices.listOfLink(Ids.next(), 10)).isEmpty();
    }

    @Test
    void whatIsToldInACommandThatFailsWasNeverTold() {
        Notices.Message message = new Notices.Message(Recipient.account(officer.id()), "test.one", List.of(), "/kerja");
        transaction.executeWithoutResult(status -> {
            notices.tell(message);
            status.setRollbackOnly();
        });
        assertThat(keys(officer)).isEmpty();
        assertThatThrownBy(() -> notices.tell(message)).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void linksLeadNowhereElse() {
        Recipient to = Recipient.account(officer.id());
        for (String foreign : new String[] {"https://evil.example", "//evil.example", "javascript:alert(1)", ""}) {
            assertThatThrownBy(() -> new Notices.Message(to, "test.one", List.of(), foreign))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void argumentsComeBackAndAreSpokenInTheReadersLanguage() {
        Instant at = Instant.parse("2026-04-14T01:12:00Z");
        List<Object> args = List.of("LT-1", 1284L, at, new Notice.Word("notice.new"));
        transaction.executeWithoutResult(status ->
                notices.tell(new Notices.Message(Recipient.account(officer.id()), "notice.mail", args, "/kerja")));
        Notice notice = notices.list(officer, null, 1).getFirst();
        assertThat(notice.args()).isEqualTo(args);
        assertThat(text.of(notice, Locale.of("id", "ID"))).isEqualTo("Surel");
        assertThat(text.of(notice, Locale.ENGLISH)).isEqualTo("E-mail");
    }

    @Test
    void longListsArePagedByTheLastOneSeen() {
        tellOfficer("test.one", "test.two", "test.three");
        List<Notice> first = notices.list(officer, null, 2);
        assertThat(notices.list(officer, first.getLast().id(), 2))
                .extracting(Notice::textKey)
                .containsExactly("test.one");
    }

    @Test
    void oldNoticesAreForgotten() {
        UUID old = Ids.next();
        Notices.Message message = new Notices.Message(Recipient.account(officer.id()), "test.old", List.of(), "/kerja");
        table.insert(
                List.of(new Notices.Told(old, message)),
                clock.instant().minus(NoticePurge.NOTICES_KEPT).minus(Duration.ofDays(1)));
        tellOfficer("test.new");
        table.deleteBefore(clock.instant().minus(NoticePurge.NOTICES_KEPT));
        assertThat(keys(officer)).containsExactly("test.new");
    }
}
