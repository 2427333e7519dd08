package id.andalan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.audit.AuditTrail;
import id.andalan.core.Actor;
import id.andalan.core.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Each test is rolled back: others share the switch. */
@AndalanTest
@Transactional
class DemoTest {
    @Autowired
    DemoTable table;

    @Autowired
    AuditTrail audit;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    /** A command: it has not the environment of the servers. */
    private Demo command() {
        return new Demo(table, audit, clock, false);
    }

    private void nobodySwitched() {
        jdbc.sql("delete from identity.demo").update();
        table.shutSamplesOut(clock.instant());
    }

    @Test
    void aServerInDemoModeByItsEnvironmentIsSeenFromACommand() {
        nobodySwitched();
        assertThat(command().isOnAtServers()).isFalse();
        jdbc.sql("""
                insert into identity.account (id, login_index, role, name, sample, made_at)
                values (?, ?, 'LEADER', 'Wali Kota (contoh)', true, now())""")
                .params(Ids.next(), Ids.next().toString().getBytes(StandardCharsets.UTF_8))
                .update();
        assertThat(command().isOnAtServers()).isTrue();
        assertThat(command().isByEnvironment()).isTrue();
    }

    @Test
    void whatWasSwitchedCountsMoreThanTheEnvironment() {
        nobodySwitched();
        command().switchOn(Actor.SYSTEM);
        assertThat(command().isOnAtServers()).isTrue();
        assertThat(command().isByEnvironment()).isFalse();
        command().switchOff(Actor.SYSTEM);
        assertThat(command().isOnAtServers()).isFalse();
    }
}
