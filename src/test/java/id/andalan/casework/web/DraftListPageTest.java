package id.andalan.casework.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.casework.Application;
import id.andalan.casework.ApplicationLinks;
import id.andalan.casework.Applications;
import id.andalan.casework.CaseDesk;
import id.andalan.casework.Cases;
import id.andalan.casework.FollowedCases;
import id.andalan.casework.NewApplication;
import id.andalan.casework.OwnApplications;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.identity.Contact;
import id.andalan.identity.Persons;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What somebody who is signed in has applied for. */
@AndalanTest
class DraftListPageTest {
    @Autowired
    MockMvcTester browser;

    @Autowired
    Persons persons;

    @Autowired
    Applications applications;

    @Autowired
    ApplicationLinks links;

    @Autowired
    FollowedCases cases;

    @Autowired
    OwnApplications own;

    @Autowired
    CaseDesk desk;

    private Application file(Actor who) {
        return applications.submit(
                who,
                new NewApplication(
                        "cuti-asn",
                        1,
                        Cases.leave(),
                        new Contact("Siti Rahma", "+6281234567890", null),
                        null,
                        who.id(),
                        null,
                        "id"));
    }

    private String look(Actor who, String query) throws Exception {
        MvcTestResult page = browser.get()
                .uri("/akun/permohonan" + query)
                .with(persons.as(who))
                .exchange();
        assertThat(page).hasStatusOk();
        return page.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void whatWasFiledStandsThereWithItsStateAndWhatIsAsked() throws Exception {
        Actor resident = persons.residentActor();
        assertThat(look(resident, "")).contains("Belum ada permohonan", "href=\"/layanan\"");
        Application filed = file(resident);
        String open = look(resident, "");
        assertThat(open)
                .contains(filed.number(), "href=\"" + links.path(filed) + "\"", "Sedang diproses", "paling lambat")
                .doesNotContain("Belum ada permohonan", ">Lengkapi");
        desk.finish(
                persons.actor(Role.OFFICER, "dlh"),
                cases.follow(filed).open().getFirst().id(),
                new CaseDesk.Outcome("kurang", null, "Tulis alamat cuti", Map.of(), 0));
        assertThat(look(resident, "")).contains("Menunggu Anda", ">Lengkapi");
        assertThat(look(persons.residentActor(), "")).doesNotContain(filed.number());
    }

    @Test
    void theNewestComeFirstAndTheListIsPaged() throws Exception {
        Actor resident = persons.residentActor();
        Application oldest = file(resident);
        Application newest = oldest;
        for (int i = 0; i < DraftListPage.SIZE; i++) {
            newest = file(resident);
        }
        String first = look(resident, "");
        assertThat(first).contains(newest.number()).doesNotContain(oldest.number());
        String next = first.replaceAll("(?s).*href=\"/akun/permohonan(\\?sesudah=[^\"]+)\" rel=\"next\".*", "$1");
        assertThat(next).startsWith("?sesudah=");
        assertThat(own.list(resident, null, 1).next()).isNotNull();
        assertThat(look(resident, next.replace("%7E", "~")))
                .contains(oldest.number(), "href=\"/akun/permohonan\" rel=\"prev\"")
                .doesNotContain(newest.number());
        assertThat(look(resident, "?sesudah=bukan-apa-apa")).contains(newest.number());
    }
}
