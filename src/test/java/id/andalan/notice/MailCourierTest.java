package id.andalan.notice;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.core.Actor;
import id.andalan.core.Ids;
import id.andalan.identity.Accounts;
import id.andalan.identity.Contact;
import id.andalan.identity.Contacts;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@NoticeTest
class MailCourierTest {
    @Autowired
    Notices notices;

    @Autowired
    MailTable mails;

    @Autowired
    MailAddresses addresses;

    @Autowired
    MailText text;

    @Autowired
    MailSender sender;

    @Autowired
    Accounts accounts;

    @Autowired
    Contacts contacts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final UUID record = Ids.next();

    @BeforeEach
    void empty() throws Exception {
        jdbc.sql("delete from notice.mail").update();
        TestMail.server().purgeEmailFromAllMailboxes();
    }

    private MailCourier courier() {
        return in(Duration.ZERO, sender);
    }

    private MailCourier in(Duration later, MailSender by) {
        Clock clock = Clock.offset(Clock.system(ZoneId.of("UTC")), later);
        return new MailCourier(mails, addresses, text, by, clock);
    }

    private Recipient resident(String email) {
        return Recipient.link(record, contacts.store(new Contact("Siti", null, email)));
    }

    private void tell(Recipient... to) {
        transaction.executeWithoutResult(status -> notices.tell(Arrays.stream(to)
                .map(one -> new Notices.Message(
                        one, "webhook.died", List.of("<b>Pusat & data</b>"), "/l/LT-1.geheim?a=1&b=2"))
                .toList()));
    }

    private static MimeMessage[] sent() {
        return TestMail.server().getReceivedMessages();
    }

    private static String part(MimeMessage message, int place) throws Exception {
        Multipart mixed = (Multipart) message.getContent();
        Multipart related = (Multipart) mixed.getBodyPart(0).getContent();
        Multipart alternative = (Multipart) related.getBodyPart(0).getContent();
        return (String) alternative.getBodyPart(place).getContent();
    }

    private String state() {
        return jdbc.sql("select string_agg(state, ' ' order by id) from notice.mail")
                .query(String.class)
                .single();
    }

    private String fault() {
        return jdbc.sql("select fault from notice.mail").query(String.class).single();
    }

    @Test
    void theLetterSpeaksTheRecipientsLanguageInPlainTextAndHtml() throws Exception {
        tell(resident("siti@example.id"), resident("john@example.id").in("en"));
        assertThat(courier().round()).isEqualTo(2);
        MimeMessage indonesian = sent()[0];
        assertThat(indonesian.getAllRecipients()[0]).hasToString("siti@example.id");
        assertThat(indonesian.getFrom()[0]).hasToString("Lapor Uji <lapor@uji.example.id>");
        assertThat(indonesian.getSubject())
                .isEqualTo("Webhook <b>Pusat & data</b> dihentikan karena alamatnya terus-menerus gagal.");
        assertThat(part(indonesian, 0))
                .contains(
                        "Periksa sistem penerima",
                        "https://lapor.example.id/l/LT-1.geheim?a=1&b=2",
                        "memberikan alamat ini");
        assertThat(part(indonesian, 1))
                .contains(
                        "<html lang=\"id\">",
                        "&lt;b&gt;Pusat &amp; data&lt;/b&gt;",
                        "href=\"https://lapor.example.id/l/LT-1.geheim?a=1&amp;b=2\"")
                .doesNotContain("<b>Pusat");
        assertThat(indonesian.getHeader("Auto-Submitted")[0]).isEqualTo("auto-generated");
        assertThat(sent()[1].getSubject()).startsWith("Webhook").endsWith("kept failing.");
        assertThat(part(sent()[1], 1)).contains("<html lang=\"en\">");
    }

    @Test
    void officialsGetItAtTheirSignInAddressUnlessTheyWantNone() {
        String login = "petugas-" + Ids.next() + "@example.id";
        UUID account = accounts.create(Actor.SYSTEM, new Accounts.Official("Petugas", login, Actor.Role.ADMIN, null));
        tell(Recipient.account(account), Recipient.agency("dlh"));
        assertThat(state()).as("agencies read theirs on the page").isEqualTo("WAITING");
        courier().round();
        assertThat(sent()).hasSize(1);
        notices.setMailWanted(accounts.get(account).actor(), false);
        tell(Recipient.account(account));
        assertThat(state()).isEqualTo("SENT");
        notices.setMailWanted(accounts.get(account).actor(), true);
        tell(Recipient.account(account));
        assertThat(state()).isEqualTo("SENT WAITING");
    }

    @Test
    void whoHasNoAddressIsNotWaitedFor() {
        tell(
                resident("siti@example.id"),
                Recipient.link(record, contacts.store(new Contact(null, "08123456789", null))));
        tell(Recipient.link(record, null));
        courier().round();
        assertThat(state()).isEqualTo("SENT NO_ADDRESS");
        assertThat(sent()).hasSize(1);
    }

    @Test
    void twoServersSendEachLetterOnce() throws InterruptedException {
        for (int i = 0; i < 40; i++) {
            tell(resident("siti" + i + "@example.id"));
        }
        Runnable work = () -> {
            MailCourier courier = courier();
            while (courier.round() > 0) {
                Thread.onSpinWait();
            }
        };
        Thread first = Thread.ofVirtual().start(work);
        Thread second = Thread.ofVirtual().start(work);
        first.join();
        second.join();
        assertThat(sent()).hasSize(40);
        assertThat(Arrays.stream(sent()).map(MailCourierTest::to)).doesNotHaveDuplicates();
    }

    private static String to(MimeMessage message) {
        try {
            return message.getAllRecipients()[0].toString();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aLetterSentButNotMarkedGoesOutAgainUnderTheSameMessageId() throws Exception {
        tell(resident("siti@example.id"));
        MailTable.Job job = mails.claim(Instant.now(), MailCourier.LEASE, 10).getFirst();
        sender.send(job.id(), "siti@example.id", text.write(job.notice(), job.to()));
        assertThat(courier().round()).as("while the lease lasts").isZero();
        in(MailCourier.LEASE.plusSeconds(1), sender).round();
        assertThat(sent()).hasSize(2);
        assertThat(sent()[0].getMessageID())
                .isEqualTo("<" + job.id() + "@uji.example.id>")
                .isEqualTo(sent()[1].getMessageID());
        assertThat(state()).isEqualTo("SENT");
    }

    @Test
    void aRefusedAddressIsFinalAndStaysOutOfTheLog() {
        try (RefusingSmtp server = new RefusingSmtp(550)) {
            tell(resident("siti@example.id"));
            in(Duration.ZERO, new MailSender(settings(server.port()))).round();
        }
        assertThat(state()).isEqualTo("DEAD");
        assertThat(fault()).isEqualTo("SMTPAddressFailedException 550").doesNotContain("siti");
        assertThat(mails.standing().dead()).isEqualTo(1);
        mails.reviveDead(Instant.now());
        courier().round();
        assertThat(state()).isEqualTo("SENT");
    }

    @Test
    void anAddressRefusedForNowIsTriedAgainLater() {
        try (RefusingSmtp server = new RefusingSmtp(451)) {
            tell(resident("siti@example.id"), resident("budi@example.id"));
            MailCourier courier = in(Duration.ZERO, new MailSender(settings(server.port())));
            assertThat(courier.round()).as("the other one is tried as well").isEqualTo(2);
        }
        assertThat(state()).isEqualTo("WAITING WAITING");
        assertThat(courier().round()).isZero();
        assertThat(in(Duration.ofMinutes(1), sender).round()).isEqualTo(2);
        assertThat(state()).isEqualTo("SENT SENT");
    }

    @Test
    void aServerThatIsAwayStopsAllMailForAWhileAndLosesNone() {
        tell(resident("siti@example.id"), resident("budi@example.id"), resident("ani@example.id"));
        MailCourier courier = in(Duration.ZERO, new MailSender(settings(1)));
        assertThat(courier.round()).isZero();
        assertThat(jdbc.sql("select sum(attempts) from notice.mail")
                        .query(Integer.class)
                        .single())
                .as("one tried the ground")
                .isEqualTo(1);
        assertThat(courier.round()).as("left alone").isZero();
        in(Duration.ofMinutes(1), sender).round();
        assertThat(state()).isEqualTo("SENT SENT SENT");
    }

    private static MailSettings settings(int port) {
        return new MailSettings("127.0.0.1", port, "", "", "lapor@uji.example.id");
    }

    @Test
    void whatCannotBeSentForDaysIsGivenUp() {
        tell(resident("siti@example.id"));
        in(MailCourier.GIVE_UP.plusHours(1), new MailSender(settings(1))).round();
        assertThat(state()).isEqualTo("DEAD");
    }
}
