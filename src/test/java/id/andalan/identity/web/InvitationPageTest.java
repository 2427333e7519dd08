package id.andalan.identity.web;

import static id.andalan.identity.Persons.form;
import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.Ids;
import id.andalan.identity.Accounts;
import id.andalan.identity.Invitations;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@AndalanTest
class InvitationPageTest {
    private static final String PASSWORD = "cengkih pala kayu manis";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Accounts accounts;

    @Autowired
    Invitations invitations;

    @Autowired
    JdbcClient jdbc;

    private final String login = "undangan-" + Ids.next();

    private MvcTestResult send(String token, String password) {
        return mvc.post()
                .uri("/undangan/" + token)
                .param("name", "Sitti")
                .param("login", login)
                .param("password", password)
                .param("repeated", password)
                .with(form())
                .exchange();
    }

    @Test
    void theFirstAdministratorComesInByALinkThatWorksOnce() {
        String token = invitations.inviteAdministrator();
        assertThat(mvc.get().uri("/undangan/" + token)).hasStatusOk().bodyText().contains("Buat administrator");
        MvcTestResult first = send(token, PASSWORD);
        assertThat(first).hasStatus(302).hasRedirectedUrl("/admin/akun");
        assertThat(first.getResponse().getCookie("andalan_session")).isNotNull();
        assertThat(send(token, PASSWORD)).hasStatus(404).bodyText().contains("tidak berlaku");
        assertThat(invitations.administratorMissing()).isFalse();
    }

    @Test
    void aNewAdministratorLinkVoidsTheOld() {
        String old = invitations.inviteAdministrator();
        invitations.inviteAdministrator();
        assertThat(mvc.get().uri("/undangan/" + old)).hasStatus(404);
    }

    @Test
    void aRefusedPasswordLeavesTheLinkGood() {
        UUID account = accounts.create(Actor.SYSTEM, new Accounts.Official("Sitti", login, Role.AUDITOR, null));
        String token = invitations.invite(Actor.SYSTEM, account);
        assertThat(send(token, "pendek")).hasStatus(422).bodyText().contains("sedikitnya 10 huruf");
        assertThat(send(token, "Password123!")).hasStatus(422).bodyText().contains("pertama ditebak");
        assertThat(send(token, PASSWORD)).hasStatus(302).hasRedirectedUrl("/admin/audit");
    }

    @Test
    void theDatabaseDoesNotKnowTheLink() {
        String token = invitations.inviteAdministrator();
        assertThat(jdbc.sql("select count(*) from identity.link where encode(token, 'escape') like '%' || ? || '%'")
                        .param(token.substring(0, 8))
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
