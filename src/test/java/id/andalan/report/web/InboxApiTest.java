package id.andalan.report.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.identity.ApiKey.Scope;
import id.andalan.identity.Persons;
import id.andalan.report.NewReport;
import id.andalan.report.Report;
import id.andalan.report.ReportLinks;
import id.andalan.report.ReportPages;
import id.andalan.report.Reports;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@AndalanTest
class InboxApiTest {
    @Autowired
    MockMvcTester program;

    @Autowired
    Persons persons;

    @Autowired
    Reports reports;

    @Autowired
    ReportPages pages;

    @Autowired
    ReportLinks links;

    private Report file() {
        return reports.file(
                Actor.ANONYMOUS,
                new NewReport(
                        "sampah",
                        new NewReport.Place(0.7909, 127.3788, null, null),
                        "Sampah menumpuk di depan pasar",
                        NewReport.Origin.of("api")));
    }

    private RequestPostProcessor key(String agency) {
        return persons.program(agency, Scope.REPORTS_HANDLE);
    }

    private MvcTestResult get(String path, RequestPostProcessor who) {
        return program.get().uri(path).with(who).exchange();
    }

    private MvcTestResult post(String path, String body, RequestPostProcessor who, String idempotency) {
        return program.post()
                .uri(path)
                .with(who)
                .header("Idempotency-Key", idempotency)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    @Test
    void theQueueOfTheOwnAgencyOnlyAndPageByPage() {
        Report report = file();
        file();
        assertThat(get("/api/v1/inbox?ukuran=1", key("dlh")))
                .hasStatusOk()
                .bodyText()
                .contains("\"next\"");
        assertThat(get("/api/v1/inbox?antrean=semua&ukuran=200&opd=dlh", key("dpupr")))
                .hasStatusOk()
                .bodyText()
                .doesNotContain(report.number());
        assertThat(get("/api/v1/inbox?ukuran=201", key("dlh"))).hasStatus(422);
        assertThat(program.get().uri("/api/v1/inbox").exchange()).hasStatus(401);
    }

    @Test
    void manyAtOnceAndTheSameAnswerAgain() throws Exception {
        Report fine = file();
        Report foreign = reports.handOver(Actor.SYSTEM, Reports.Ref.of(file().number()), "dpupr", "Saluran");
        UUID officer = persons.actor(Role.OFFICER, "dlh").id();
        String body = """
                {"officer": "%s", "reports": [{"number": "%s", "version": 1}, {"number": "%s"}]}""".formatted(officer, fine.number(), foreign.number());
        RequestPostProcessor who = key("dlh");
        String idempotency = id();
        MvcTestResult first = post("/api/v1/inbox/assign", body, who, idempotency);
        assertThat(first).hasStatusOk().bodyText().contains("\"done\":1", "\"code\":\"notfound\"");
        MvcTestResult again = post("/api/v1/inbox/assign", body, who, idempotency);
        assertThat(again.getResponse().getContentAsString())
                .isEqualTo(first.getResponse().getContentAsString());
        assertThat(pages.get(fine.number()).version()).isEqualTo(2);
        assertThat(pages.get(foreign.number()).version()).isEqualTo(2);
        assertThat(post("/api/v1/inbox/assign", "{\"reports\": []}", who, id())).hasStatus(422);
    }

    @Test
    void workOnManyBeginsAtOnceAndStandsOrFallsRowByRow() {
        Report fine = file();
        Report foreign = reports.handOver(Actor.SYSTEM, Reports.Ref.of(file().number()), "dpupr", "Saluran");
        RequestPostProcessor who = key("dlh");
        String refs =
                "\"reports\": [{\"number\": \"%s\"}, {\"number\": \"%s\"}]".formatted(fine.number(), foreign.number());
        assertThat(post("/api/v1/inbox/assign", "{" + refs + "}", who, id())).hasStatusOk();
        assertThat(post("/api/v1/inbox/start", "{" + refs + "}", who, id()))
                .hasStatusOk()
                .bodyText()
                .contains("\"done\":1", "\"code\":\"notfound\"");
        assertThat(pages.get(fine.number()).status()).isEqualTo("in_progress");
        assertThat(post("/api/v1/inbox/start", "{\"officer\": null, \"reports\": []}", who, id()))
                .hasStatus(422);
    }

    @Test
    void aProgramFollowsForEachOfItsPeopleOnce() {
        Report report = file();
        String path = "/api/v1/reports/" + report.number() + "/follow";
        RequestPostProcessor app = persons.program(null, Scope.REPORTS_WRITE);
        assertThat(post(path, "{\"follower\": \"a\", \"phone\": \"0812-3456-7890\"}", app, id()))
                .hasStatusOk()
                .bodyText()
                .contains("\"followers\":1")
                .doesNotContain("3456");
        assertThat(post(path, "{\"follower\": \"a\"}", app, id()))
                .hasStatusOk()
                .bodyText()
                .contains("\"followers\":1");
        assertThat(post(path, "{\"follower\": \"b\"}", app, id()))
                .hasStatusOk()
                .bodyText()
                .contains("\"followers\":2");
        assertThat(post(path, "{\"follower\": \"a\"}", persons.program(null, Scope.REPORTS_WRITE), id()))
                .bodyText()
                .contains("\"followers\":3");
        assertThat(post(path, "{}", app, id())).hasStatus(422);
        assertThat(post(path, "{\"follower\": \"c\", \"phone\": \"satu\"}", app, id()))
                .hasStatus(422);
        assertThat(post(path, "{\"follower\": \"c\"}", request -> request, id()))
                .hasStatus(401);
        assertThat(pages.get(report.number()).followers()).isEqualTo(3);
    }

    @Test
    void anotherAgencysRowsAreNotThere() {
        Report report = file();
        RequestPostProcessor stranger = key("dpupr");
        assertThat(get("/api/v1/reports/" + report.number() + "/timeline", stranger))
                .hasStatus(404);
        assertThat(get("/api/v1/agencies/dlh/officers", stranger)).hasStatus(404);
        assertThat(post("/api/v1/reports/" + report.number() + "/release", "{}", stranger, id()))
                .hasStatus(404);
        assertThat(get("/api/v1/reports/" + report.number() + "/timeline", key("dlh")))
                .hasStatusOk()
                .bodyText()
                .contains("filed");
        assertThat(get("/api/v1/agencies/dlh/officers", key("dlh"))).hasStatusOk();
    }

    @Test
    void whoeverHoldsTheLinkAnswersAndJudges() {
        Report report = file();
        String link = links.path(report.id(), report.number()).substring("/l/".length());
        RequestPostProcessor nobody = request -> request;
        reports.giveBack(Actor.SYSTEM, Reports.Ref.of(report.number()), "Di mana?");
        assertThat(post("/api/v1/links/" + link + "/answer", "{\"note\": \"Di depan\"}", nobody, id()))
                .hasStatusOk();
        reports.resolve(Actor.SYSTEM, Reports.Ref.of(report.number()), "Beres", false);
        assertThat(post("/api/v1/links/" + link + "/reopen", "{}", nobody, id()))
                .hasStatus(422);
        assertThat(post("/api/v1/links/" + link + "/reopen", "{\"note\": \"Masih ada\"}", nobody, id()))
                .hasStatusOk();
        reports.resolve(Actor.SYSTEM, Reports.Ref.of(report.number()), "Sekarang beres", false);
        assertThat(post("/api/v1/links/" + link + "/confirm", "{}", nobody, id()))
                .hasStatusOk();
        assertThat(get("/api/v1/links/" + link, nobody))
                .hasStatusOk()
                .bodyText()
                .contains("closed");
        assertThat(post("/api/v1/links/" + report.number() + ".salah/confirm", "{}", nobody, id()))
                .hasStatus(404);
    }
}
