package id.andalan.casework.web;

import static id.andalan.core.web.PageText.found;
import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.casework.Application;
import id.andalan.casework.ApplicationLinks;
import id.andalan.casework.CaseHands;
import id.andalan.casework.OwnApplications;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.identity.Persons;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What somebody who is signed in has applied for. */
@AndalanTest
class DraftListPageTest {
    @Autowired
    MockMvcTester browser;

    @Autowired
    Persons persons;

    @Autowired
    CaseHands hands;

    @Autowired
    ApplicationLinks links;

    @Autowired
    OwnApplications own;

    private String look(Actor who, String query) throws Exception {
        return found(browser.get()
                .uri("/akun/permohonan" + query)
                .with(persons.as(who))
                .exchange());
    }

    @Test
    void whatWasFiledStandsThereWithItsStateAndWhatIsAsked() throws Exception {
        Actor resident = persons.residentActor();
        assertThat(look(resident, "")).contains("Belum ada permohonan", "href=\"/layanan\"");
        Application filed = hands.leave(resident, "dlh");
        String open = look(resident, "");
        assertThat(open)
                .contains(filed.number(), "href=\"" + links.path(filed) + "\"", "Sedang diproses", "paling lambat")
                .doesNotContain("Belum ada permohonan", ">Lengkapi");
        hands.giveBack(persons.actor(Role.OFFICER, "dlh"), filed, "Tulis alamat cuti");
        assertThat(look(resident, "")).contains("Menunggu Anda", ">Lengkapi");
        assertThat(look(persons.residentActor(), "")).doesNotContain(filed.number());
    }

    @Test
    void theNewestComeFirstAndTheListIsPaged() throws Exception {
        Actor resident = persons.residentActor();
        Application oldest = hands.leave(resident, "dlh");
        Application newest = oldest;
        for (int i = 0; i < DraftListPage.SIZE; i++) {
            newest = hands.leave(resident, "dlh");
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
