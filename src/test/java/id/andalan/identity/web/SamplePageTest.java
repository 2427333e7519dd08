package id.andalan.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.identity.Demo;
import id.andalan.identity.DemoPersons;
import id.andalan.identity.Sessions;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@AndalanTest
class SamplePageTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Demo demo;

    @Autowired
    DemoPersons persons;

    @Autowired
    Sessions sessions;

    @AfterEach
    void off() {
        demo.switchOff(Actor.SYSTEM);
        persons.prepare();
    }

    private DemoPersons.Person prepare(Role role) {
        demo.switchOn(Actor.SYSTEM);
        persons.prepare();
        return persons.list().stream()
                .filter(person -> person.role() == role)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void oneClickMakesYouASamplePerson() {
        DemoPersons.Person mayor = prepare(Role.LEADER);
        var answer = mvc.get().uri("/masuk/contoh/" + mayor.token()).exchange();
        assertThat(answer).hasStatus(302).hasRedirectedUrl("/pusat");
        assertThat(mvc.get().uri("/masuk/contoh/" + mayor.token())).hasStatus(302);
    }

    @Test
    void switchedOffNobodyComesInAndWhoIsInIsOut() {
        DemoPersons.Person officer = prepare(Role.OFFICER);
        Cookie cookie = mvc.get()
                .uri("/masuk/contoh/" + officer.token())
                .exchange()
                .getResponse()
                .getCookie("andalan_session");
        assertThat(sessions.find(cookie.getValue())).isPresent();
        demo.switchOff(Actor.SYSTEM);
        assertThat(sessions.find(cookie.getValue())).isEmpty();
        assertThat(mvc.get().uri("/masuk/contoh/" + officer.token())).hasStatus(404);
    }

    @Test
    void aNewStartMakesNewLinks() {
        String before = prepare(Role.ADMIN).token();
        persons.prepare();
        assertThat(mvc.get().uri("/masuk/contoh/" + before)).hasStatus(404);
    }
}
