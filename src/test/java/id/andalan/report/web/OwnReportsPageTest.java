package id.andalan.report.web;

import static id.andalan.core.web.PageText.found;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.AndalanTest;
import id.andalan.core.Actor;
import id.andalan.core.NotFound;
import id.andalan.identity.Persons;
import id.andalan.report.NewReport;
import id.andalan.report.OwnReport;
import id.andalan.report.Report;
import id.andalan.report.ReportLinks;
import id.andalan.report.ReportPages;
import id.andalan.report.Reports;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@AndalanTest
class OwnReportsPageTest {
    @Autowired
    private MockMvcTester browser;

    @Autowired
    private Persons persons;

    @Autowired
    private Reports reports;

    @Autowired
    private ReportPages pages;

    @Autowired
    private ReportLinks links;

    @Autowired
    private FilterParameters parameters;

    private Report file(Actor actor, String category, Duration ago) {
        NewReport.Origin origin =
                new NewReport.Origin("web", null, actor.id(), Instant.now().minus(ago), false);
        return reports.file(
                actor,
                new NewReport(category, new NewReport.Place(0.7909, 127.3788, null, null), Filings.word(), origin));
    }

    private void follow(Actor actor, Report report) {
        reports.follow(actor, report.number(), "account:" + actor.id(), null);
    }

    private String page(Actor actor, String address) throws Exception {
        return found(browser.get().uri(address).with(persons.as(actor)).exchange());
    }

    @Test
    void whatTheAccountFiledAndFollowsStandsInOnePlace() throws Exception {
        Actor me = persons.residentActor();
        Actor other = persons.residentActor();
        Report older = file(me, "sampah", Duration.ofDays(2));
        Report followed = file(other, "sampah", Duration.ofDays(1));
        Report newer = file(me, "sampah", Duration.ofMinutes(5));
        Report strange = file(other, "sampah", Duration.ofMinutes(5));
        follow(me, followed);
        String page = page(me, "/laporan-saya");
        assertThat(page)
                .contains("Laporan saya", "paling lambat", "Anda ikuti")
                .contains("href=\"" + links.path(older.id(), older.number()) + "\"")
                .contains("href=\"" + links.path(newer.id(), newer.number()) + "\"")
                .contains("href=\"/laporan/" + followed.number() + "\"")
                .doesNotContain(links.path(followed.id(), followed.number()), strange.number());
        assertThat(page.indexOf(newer.number())).isLessThan(page.indexOf(followed.number()));
        assertThat(page.indexOf(followed.number())).isLessThan(page.indexOf(older.number()));
    }

    @Test
    void hiddenKindsAreThereForWhoeverFiledThem() throws Exception {
        String hidden = parameters.hidden().iterator().next();
        Actor me = persons.residentActor();
        Report mine = file(me, hidden, Duration.ofHours(1));
        assertThat(page(me, "/laporan-saya")).contains(mine.number());
        assertThat(page(persons.residentActor(), "/laporan-saya")).doesNotContain(mine.number());
    }

    @Test
    void ownReportsThatAreFollowedTooStandThereOnce() {
        Actor me = persons.residentActor();
        Report report = file(me, "sampah", Duration.ofHours(1));
        follow(me, report);
        assertThat(pages.own(me, null, 10).reports())
                .singleElement()
                .satisfies(own -> assertThat(own.filed()).isTrue());
    }

    @Test
    void everyPageGoesOnWhereTheLastEnded() {
        Actor me = persons.residentActor();
        List<String> filed = new ArrayList<>();
        for (int hours = 7; hours >= 1; hours--) {
            Report report = file(hours % 3 == 0 ? persons.residentActor() : me, "sampah", Duration.ofHours(hours));
            if (hours % 3 == 0) {
                follow(me, report);
            }
            filed.addFirst(report.number());
        }
        List<String> read = new ArrayList<>();
        ReportPages.Mark mark = null;
        do {
            ReportPages.OwnPage page = pages.own(me, mark, 3);
            page.reports().stream().map(OwnReport::report).forEach(report -> read.add(report.number()));
            mark = page.next();
        } while (mark != null);
        assertThat(read).isEqualTo(filed);
    }

    @Test
    void manyReportsAreReadPageByPage() throws Exception {
        Actor me = persons.residentActor();
        Report first = file(me, "sampah", Duration.ofDays(9));
        for (int i = 0; i < OwnReportsPage.SIZE; i++) {
            file(me, "sampah", Duration.ofHours(i + 1));
        }
        String page = page(me, "/laporan-saya");
        assertThat(page).doesNotContain(first.number()).contains("rel=\"next\"");
        String mark = pages.own(me, null, OwnReportsPage.SIZE).next().text();
        assertThat(page(me, "/laporan-saya?sesudah=" + mark))
                .contains(first.number(), "rel=\"prev\"")
                .doesNotContain("rel=\"next\"");
    }

    @Test
    void anEmptyPageSaysWhatToDo() throws Exception {
        assertThat(page(persons.residentActor(), "/laporan-saya")).contains("Belum ada laporan", "href=\"/lapor\"");
    }

    @Test
    void menuAndAccountLeadThere() throws Exception {
        Actor me = persons.residentActor();
        assertThat(page(me, "/")).contains("href=\"/laporan-saya\"");
        assertThat(page(me, "/akun")).contains("href=\"/laporan-saya\"", "Lihat laporan saya");
        assertThat(browser.get().uri("/").exchange().getResponse().getContentAsString())
                .doesNotContain("/laporan-saya");
    }

    @Test
    void withoutAnAccountThereIsNoneToShow() {
        assertThat(browser.get().uri("/laporan-saya").exchange())
                .hasStatus(302)
                .redirectedUrl()
                .startsWith("/masuk");
        assertThatThrownBy(() -> pages.own(Actor.ANONYMOUS, null, 10)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> pages.own(Actor.SYSTEM, null, 10)).isInstanceOf(NotFound.class);
    }
}
