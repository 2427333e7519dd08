package id.andalan.report.web.open311;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.core.Actor;
import id.andalan.report.NewReport;
import id.andalan.report.Report;
import id.andalan.report.Reports;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AndalanTest
class Open311QueryTest {
    @Autowired
    Open311Query query;

    @Autowired
    Reports reports;

    private Report file() {
        NewReport.Place place = new NewReport.Place(0.7909, 127.3788, null, null);
        return reports.file(
                Actor.ANONYMOUS, new NewReport("pohon", place, "Dahan patah", NewReport.Origin.of("open311")));
    }

    private static Open311Filter filter(boolean byUpdate, boolean open, Instant from) {
        return new Open311Filter(
                List.of(),
                List.of("pohon"),
                open,
                new Open311Filter.Window(from, Instant.now().plusSeconds(60)),
                byUpdate,
                new Open311Filter.Slice(1, 10),
                false);
    }

    @Test
    void openAndClosedAreToldApartAndHiddenKindsLeftOut() {
        Instant from = Instant.now().minusSeconds(1);
        Report report = file();
        assertThat(query.list(filter(false, true, from), Set.of()))
                .extracting(Open311Query.Row::number)
                .contains(report.number());
        assertThat(query.list(filter(false, false, from), Set.of()))
                .extracting(Open311Query.Row::number)
                .doesNotContain(report.number());
        assertThat(query.list(filter(false, true, from), Set.of("pohon"))).isEmpty();
        assertThat(query.list(filter(false, true, Instant.now().plusSeconds(30)), Set.of()))
                .isEmpty();
    }

    @Test
    void whatChangedIsFoundByItsLastPublicStep() {
        Instant from = Instant.now().minusSeconds(1);
        Report report = file();
        assertThat(query.list(filter(true, true, from), Set.of()))
                .extracting(Open311Query.Row::number)
                .contains(report.number());
        assertThat(query.updates(filter(true, true, from), Set.of()))
                .extracting(Open311Query.Update::number)
                .doesNotContain(report.number());
    }
}
