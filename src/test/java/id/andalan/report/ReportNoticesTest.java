package id.andalan.report;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.audit.AuditTrail;
import id.andalan.audit.JournalEntry;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.identity.Contact;
import id.andalan.identity.Contacts;
import id.andalan.identity.Persons;
import id.andalan.notice.Notice;
import id.andalan.notice.Notices;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@AndalanTest
class ReportNoticesTest {
    @Autowired
    ReportNotices listener;

    @Autowired
    Reports reports;

    @Autowired
    Notices notices;

    @Autowired
    Contacts contacts;

    @Autowired
    AuditTrail audit;

    @Autowired
    Persons persons;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MessageSource messages;

    private Actor officer;

    @BeforeEach
    void anOfficer() {
        officer = persons.actor(Role.OFFICER, "dlh");
    }

    private Report file(UUID contact) {
        return reports.file(
                Actor.ANONYMOUS,
                new NewReport(
                        "sampah",
                        new NewReport.Place(0.7909, 127.3788, null, null),
                        "Sampah menumpuk di depan pasar",
                        new NewReport.Origin("web", contact, null, null, false)));
    }

    private static Reports.Ref ref(Report report) {
        return Reports.Ref.of(report.number());
    }

    /** What happened to these reports reaches the listener as the journal delivers it. */
    private void deliver(Report... some) {
        List<JournalEntry> entries = new ArrayList<>();
        for (Report report : some) {
            entries.addAll(audit.list("report", report.id()));
        }
        transaction.executeWithoutResult(status -> listener.on(entries));
    }

    private List<String> ofLink(Report report) {
        return notices.listOfLink(report.id(), 20).stream().map(Notice::textKey).toList();
    }

    private List<String> of(Actor actor) {
        return notices.list(actor, null, 50).stream()
                .map(notice -> notice.textKey() + " " + notice.args().getFirst())
                .toList();
    }

    @Test
    void whoeverReportedHearsOfEachStepBehindThePrivateLink() {
        Report report = file(contacts.store(new Contact("Ani", null, "ani@contoh.id")));
        reports.start(officer, ref(report));
        reports.comment(officer, ref(report), "Truk rusak", true);
        reports.resolve(officer, ref(report), "Sudah diangkut", false);
        deliver(report);
        assertThat(ofLink(report))
                .containsExactlyInAnyOrder("tell.reporter.filed", "tell.reporter.started", "tell.reporter.resolved");
        assertThat(notices.listOfLink(report.id(), 1).getFirst().href()).startsWith("/l/" + report.number() + ".");
    }

    @Test
    void withoutAccountAndContactTheTimelineTells() {
        Report report = file(null);
        deliver(report);
        assertThat(ofLink(report)).isEmpty();
    }

    @Test
    void theAgencyHearsOfNewAndReturningOnesTheOfficerOfHis() {
        Report report = file(null);
        deliver(report);
        assertThat(of(officer)).contains("tell.agency.new " + report.number());
        Report passed = file(null);
        reports.handOver(officer, ref(passed), "dpupr", "Saluran");
        deliver(passed);
        assertThat(of(persons.actor(Role.OFFICER, "dpupr"))).contains("tell.agency.handed_over " + passed.number());
        Report asked = file(null);
        Actor head = persons.actor(Role.AGENCY_HEAD, "dlh");
        reports.assign(head, ref(asked), officer.id());
        Report question = reports.giveBack(officer, ref(asked), "Di mana?");
        reports.answer(Actor.ANONYMOUS, question, "Di depan");
        deliver(asked);
        assertThat(of(officer))
                .contains("tell.officer.assigned " + asked.number(), "tell.agency.answered " + asked.number());
        assertThat(of(head)).doesNotContain("tell.agency.answered " + asked.number());
    }

    @Test
    void aStormOfReportsIsOneNotice() {
        Report one = file(null);
        Report other = file(null);
        deliver(one, other);
        assertThat(of(officer)).contains("tell.agency.many 2");
        assertThat(of(officer)).doesNotContain("tell.agency.new " + one.number());
    }

    @Test
    void missedDeadlinesReachTheHeadAndThenTheLeader() {
        Actor head = persons.actor(Role.AGENCY_HEAD, "dlh");
        Actor leader = persons.actor(Role.LEADER, null);
        Report report = file(null);
        late(report, 1);
        reports.escalate(report.number());
        deliver(report);
        assertThat(of(head)).contains("tell.head.late " + report.number());
        assertThat(of(leader)).doesNotContain("tell.leader.late " + report.number());
        late(report, 30);
        reports.escalate(report.number());
        List<JournalEntry> last = audit.list("report", report.id());
        transaction.executeWithoutResult(status -> listener.on(List.of(last.getLast())));
        assertThat(of(leader)).contains("tell.leader.late " + report.number());
        assertThat(of(head)).containsOnlyOnce("tell.head.late " + report.number());
    }

    private void late(Report report, int hours) {
        jdbc.sql(
                        "update report.report set due_at = now() - make_interval(hours => ?), response_due = now() - make_interval(hours => ?) where id = ?")
                .params(hours, hours, report.id())
                .update();
    }

    @Test
    void followersAndMergedReportersHearOfTheEnd() {
        Report target = file(null);
        Report merged = file(contacts.store(new Contact("Budi", null, "budi@contoh.id")));
        Actor resident = persons.actor(Role.OFFICER, "disdik");
        reports.follow(resident, target.number(), "account:" + resident.id(), null);
        reports.merge(officer, ref(merged), target.number());
        reports.resolve(officer, ref(target), "Beres", false);
        deliver(merged, target);
        assertThat(ofLink(merged)).contains("tell.reporter.merged", "tell.follower.resolved");
        assertThat(of(resident)).contains("tell.follower.resolved " + target.number());
    }

    @Test
    void everySentenceExists() throws Exception {
        Properties texts = new Properties();
        texts.load(getClass().getResourceAsStream("/messages/tell.properties"));
        assertThat(texts).isNotEmpty();
        for (Object key : texts.keySet()) {
            assertThat(messages.getMessage((String) key, new Object[] {"26-000001-1", "DLH"}, Locale.ENGLISH))
                    .doesNotContain("{")
                    .contains("26-000001-1");
        }
    }
}
