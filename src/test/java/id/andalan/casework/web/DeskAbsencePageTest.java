package id.andalan.casework.web;

import static id.andalan.core.web.PageText.text;
import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.casework.Absences;
import id.andalan.casework.Application;
import id.andalan.casework.CaseDesk;
import id.andalan.casework.CaseHands;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.identity.Persons;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@AndalanTest
class DeskAbsencePageTest {
    @Autowired
    MockMvcTester browser;

    @Autowired
    Persons persons;

    @Autowired
    Absences absences;

    @Autowired
    CaseHands hands;

    @Autowired
    CaseDesk desk;

    private MvcTestResult plan(Actor actor, Actor away, Actor stands, LocalDate from, LocalDate to) {
        return browser.post()
                .uri("/kerja/absen")
                .with(persons.as(actor))
                .with(Persons.form())
                .param("orang", away.id().toString())
                .param("pengganti", stands.id().toString())
                .param("dari", from.toString())
                .param("sampai", to.toString())
                .exchange();
    }

    @Test
    void whoeverStandsInSeesAndDoesTheTasks() throws Exception {
        Actor away = persons.actor(Role.OFFICER, "disnaker");
        Actor stands = persons.actor(Role.OFFICER, "disnaker");
        Application filed = hands.ak1();
        UUID task = hands.task(filed).id();
        desk.claim(away, task);
        String mine = "/kerja/layanan?antrean=saya";
        assertThat(text(browser.get().uri(mine).with(persons.as(stands)).exchange()))
                .doesNotContain(filed.number());
        LocalDate today = absences.today();
        assertThat(plan(away, away, stands, today, today.plusDays(3))).hasStatus(302);
        assertThat(text(browser.get().uri(mine).with(persons.as(stands)).exchange()))
                .contains(filed.number(), "Hari ini Anda menggantikan 1 rekan");
        desk.ask(stands, task, "Alamat lengkapnya?");
        assertThat(text(browser.get().uri("/kerja/absen").with(persons.as(away)).exchange()))
                .contains("sedang tidak hadir", "Hapus");
        UUID absence = absences.list(away).stream()
                .filter(one -> one.account().equals(away.id()))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(browser.post()
                        .uri("/kerja/absen/" + absence + "/hapus")
                        .with(persons.as(stands))
                        .with(Persons.form())
                        .exchange())
                .hasStatus(422);
        assertThat(browser.post()
                        .uri("/kerja/absen/" + absence + "/hapus")
                        .with(persons.as(away))
                        .with(Persons.form())
                        .exchange())
                .hasStatus(302);
    }

    @Test
    void onlyTheHeadEntersOthersAndDaysMustMakeSense() throws Exception {
        Actor officer = persons.actor(Role.OFFICER, "disnaker");
        Actor colleague = persons.actor(Role.OFFICER, "disnaker");
        Actor head = persons.actor(Role.AGENCY_HEAD, "disnaker");
        LocalDate today = absences.today();
        assertThat(plan(officer, colleague, officer, today, today)).hasStatus(422);
        assertThat(text(plan(officer, officer, colleague, today.plusDays(2), today)))
                .contains("sampai-error", today.plusDays(2).toString());
        assertThat(plan(officer, officer, officer, today, today)).hasStatus(422);
        assertThat(plan(head, colleague, officer, today, today.plusDays(1))).hasStatus(302);
        assertThat(text(plan(head, colleague, officer, today.plusDays(1), today.plusDays(4))))
                .contains("sudah tercatat tidak hadir");
        assertThat(plan(head, colleague, persons.actor(Role.OFFICER, "dlh"), today.plusDays(9), today.plusDays(9)))
                .hasStatus(422);
    }
}
