package id.andalan.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.core.Ids;
import id.andalan.database.DatabaseAddress;
import id.andalan.database.DatabaseAddress.Login;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The queues as they really are: the doctor knows other modules' tables by name, and names change. */
@AndalanTest
class DoctorQueryTest {
    @Autowired
    JdbcClient jdbc;

    @Value("${spring.datasource.url}")
    String url;

    @Value("${spring.datasource.username}")
    String user;

    @Value("${spring.datasource.password}")
    String password;

    private List<String> lines() {
        Login login = new Login(user, password);
        return new DoctorQuery(new DatabaseAddress(url, login, login), Clock.systemUTC())
                .all().stream().map(Finding::line).toList();
    }

    @Test
    void looksAtEveryQueue() {
        assertThat(lines()).anyMatch(line -> line.contains("audit")).anyMatch(line -> line.contains("surel"));
    }

    @Test
    void seesDeadWebhooksAndWhatTheyWereNotTold() {
        UUID webhook = Ids.next();
        jdbc.sql("""
                        insert into notice.webhook (id, label, url, patterns, state, secret_key, secret, created_at, resumes_at)
                        values (?, 'mati', 'https://mati.invalid', '{report.*}', 'DEAD', 'x', '\\\\x00', now(), now())""").param(webhook).update();
        jdbc.sql("""
                        insert into notice.delivery (id, webhook, event, action, body, state, due_at, created_at)
                        values (?, ?, '1-1', 'report.filed', '{}', 'DEAD', now(), now())""").params(Ids.next(), webhook).update();
        try {
            assertThat(lines()).anyMatch(line -> line.contains("menyerah") && line.contains("/admin/webhook"));
        } finally {
            jdbc.sql("delete from notice.webhook where id = ?").param(webhook).update();
        }
    }
}
