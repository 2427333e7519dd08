package id.andalan.pack;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.region.Regions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What another server changed arrives in this one's memory. */
@AndalanTest
class EditionsTest {
    private static final String WARD = "82.71.06.1007";

    @Autowired
    Editions editions;

    @Autowired
    PackTable table;

    @Autowired
    Regions regions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    /** As another server would: in the database only. */
    private void rename(String name, boolean bump) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("update region.region set name = ? where code = ?")
                    .params(name, WARD)
                    .update();
            if (bump) {
                table.bump("region");
            }
        });
    }

    @AfterEach
    void nameItAsBefore() {
        rename("Marikurubu", true);
        editions.refresh();
    }

    @Test
    void aChangeElsewhereIsReadAtTheNextBell() throws InterruptedException {
        rename("Marikurubu Baru", true);
        assertThat(regions.get(WARD).name()).isEqualTo("Marikurubu");
        Instant end = Instant.now().plus(Duration.ofSeconds(5));
        while (!regions.get(WARD).name().equals("Marikurubu Baru")
                && Instant.now().isBefore(end)) {
            editions.onSealed();
            Thread.sleep(20);
        }
        assertThat(regions.get(WARD).name()).isEqualTo("Marikurubu Baru");
    }

    @Test
    void withoutANewEditionNothingIsReadAnew() {
        rename("Diam-diam", false);
        editions.refresh();
        assertThat(regions.get(WARD).name()).isEqualTo("Marikurubu");
    }

    @Test
    void aChangeThatIsRolledBackIsNoneInMemory() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("update region.region set name = 'Batal' where code = ?")
                    .param(WARD)
                    .update();
            editions.changed("region");
            status.setRollbackOnly();
        });
        assertThat(regions.get(WARD).name()).isEqualTo("Marikurubu");
    }

    @Test
    void aChangeHereIsThereAfterTheCommit() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("update region.region set name = 'Segera' where code = ?")
                    .param(WARD)
                    .update();
            editions.changed("region");
        });
        assertThat(regions.get(WARD).name()).isEqualTo("Segera");
    }
}
