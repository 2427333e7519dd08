package id.andalan.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.AndalanTest;
import id.andalan.audit.AuditTrail;
import id.andalan.audit.JournalEntry;
import id.andalan.core.Actor;
import id.andalan.core.Conflict;
import id.andalan.core.Ids;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AndalanTest
class ReportsTest {
    static final Actor DLH = new Actor(Ids.next(), Actor.Kind.ACCOUNT, Set.of(Actor.Role.OFFICER), "dlh");
    static final Actor PUPR = new Actor(Ids.next(), Actor.Kind.ACCOUNT, Set.of(Actor.Role.OFFICER), "dpupr");

    @Autowired
    Reports reports;

    @Autowired
    ReportPages pages;

    @Autowired
    ReportSteps steps;

    @Autowired
    ReportLinks links;

    @Autowired
    AuditTrail audit;

    private Report file() {
        NewReport.Place place = new NewReport.Place(0.7909, 127.3788, null, null);
        return reports.file(
                Actor.ANONYMOUS,
                new NewReport("sampah", place, "Sampah menumpuk di depan pasar", NewReport.Origin.of("web")));
    }

    private Reports.Ref ref(Report report) {
        return new Reports.Ref(report.number(), report.version());
    }

    @Test
    void aFiledReportFindsItsWardAndAgencyAndStartsItsClock() {
        Report report = file();
        assertThat(report.agency()).isEqualTo("dlh");
        assertThat(report.subject().ward()).startsWith("82.71.");
        assertThat(report.clock().responseDue()).isAfter(report.subject().filedAt());
        assertThat(ReportNumber.isValid(report.number())).isTrue();
        assertThat(pages.get(report.number()).status()).isEqualTo("received");
    }

    @Test
    void everyStepStandsInTheTimelineAndInTheJournal() {
        Report report = file();
        Report resolved = reports.resolve(DLH, ref(reports.assign(DLH, ref(report), null)), "Sudah diangkut", false);
        assertThat(resolved.status()).isEqualTo(ReportStatus.RESOLVED);
        assertThat(steps.ofPublic(report.id()))
                .extracting(ReportSteps.StepView::kind)
                .containsExactly("filed", "assigned", "resolved");
        assertThat(audit.list("report", report.id()))
                .extracting(JournalEntry::action)
                .containsExactly("report.filed", "report.assigned", "report.resolved");
    }

    @Test
    void anotherAgencysReportIsNotThere() {
        Report report = file();
        assertThatThrownBy(() -> reports.assign(PUPR, ref(report), null)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> reports.assign(Actor.ANONYMOUS, ref(report), null))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void handedOverItBelongsToTheOtherAgencyOnly() {
        Report report = file();
        Report moved = reports.handOver(DLH, ref(report), "dpupr", "Saluran tersumbat");
        assertThat(moved.status()).isEqualTo(ReportStatus.RECEIVED);
        assertThatThrownBy(() -> reports.start(DLH, ref(moved))).isInstanceOf(NotFound.class);
        assertThat(reports.start(PUPR, ref(moved)).status()).isEqualTo(ReportStatus.IN_PROGRESS);
    }

    @Test
    void theSecondOfTwoOfficersGetsAConflict() {
        Report report = file();
        reports.assign(DLH, ref(report), null);
        assertThatThrownBy(() -> reports.reject(DLH, ref(report), "Bukan urusan kota"))
                .isInstanceOf(Conflict.class);
        assertThat(pages.get(report.number()).status()).isEqualTo("assigned");
    }

    @Test
    void ofManyOfficersAtOnceOneWins() throws Exception {
        Report report = file();
        Callable<Boolean> grab = () -> {
            try {
                reports.assign(DLH, ref(report), null);
                return true;
            } catch (Conflict e) {
                return false;
            }
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int won = 0;
            for (Future<Boolean> result : threads.invokeAll(List.of(grab, grab, grab, grab, grab, grab))) {
                won += result.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        }
        assertThat(pages.get(report.number()).version()).isEqualTo(2);
    }

    @Test
    void thePrivateLinkOpensOneReportOnly() {
        Report mine = file();
        Report other = file();
        String link = links.path(mine.id(), mine.number()).substring("/l/".length());
        assertThat(reports.open(link).id()).isEqualTo(mine.id());
        assertThatThrownBy(() -> reports.open(link.replace(mine.number(), other.number())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> reports.open(mine.number())).isInstanceOf(NotFound.class);
    }

    @Test
    void whoeverReportedConfirmsOrReopens() {
        Report resolved = reports.resolve(DLH, ref(file()), "Sudah diangkut", false);
        Report again = reports.reopen(Actor.ANONYMOUS, resolved, "Masih ada");
        assertThat(again.status()).isEqualTo(ReportStatus.REOPENED);
        Report done = reports.resolve(DLH, ref(again), "Sekarang bersih", false);
        assertThat(reports.confirm(Actor.ANONYMOUS, done).status()).isEqualTo(ReportStatus.CLOSED);
    }

    @Test
    void resolvingNeedsAProofOrAReason() {
        Report report = file();
        assertThatThrownBy(() -> reports.resolve(DLH, ref(report), " ", false))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo("report.proof.required"));
        assertThat(reports.resolve(DLH, ref(report), null, true).status()).isEqualTo(ReportStatus.RESOLVED);
    }

    @Test
    void mergingTakesTheFollowersAlong() {
        Report one = file();
        Report other = file();
        reports.follow(Actor.ANONYMOUS, one.number(), "device-1", null);
        reports.follow(Actor.ANONYMOUS, one.number(), "device-1", null);
        reports.merge(DLH, ref(one), other.number());
        // The follower and whoever filed the merged report.
        assertThat(pages.get(other.number()).followers()).isEqualTo(2);
        assertThat(pages.get(one.number()).status()).isEqualTo("merged");
    }

    @Test
    void unknownCategoriesAndPlacesAreRefused() {
        NewReport.Place place = new NewReport.Place(0.7909, 127.3788, null, null);
        assertThatThrownBy(() -> reports.file(
                        Actor.ANONYMOUS, new NewReport("x", place, "Uji coba saja", NewReport.Origin.of("web"))))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo("report.category.unknown"));
        NewReport.Place nowhere = new NewReport.Place(null, null, null, "Pasar");
        assertThatThrownBy(() -> reports.file(
                        Actor.ANONYMOUS, new NewReport("sampah", nowhere, "Uji coba saja", NewReport.Origin.of("web"))))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo("report.place.required"));
    }

    @Test
    void publicTextsHideNumbersAndAddresses() {
        NewReport.Place place = new NewReport.Place(0.7909, 127.3788, null, null);
        Report report = reports.file(
                Actor.ANONYMOUS,
                new NewReport(
                        "sampah",
                        place,
                        "Hubungi 0812-3456-7890 atau ani@contoh.id, NIK 8271061234560001, rumah nomor 12",
                        NewReport.Origin.of("web")));
        assertThat(pages.get(report.number()).description())
                .doesNotContain("3456")
                .doesNotContain("ani@")
                .doesNotContain("8271")
                .endsWith("rumah nomor 12");
    }
}
