package id.andalan.command.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.AndalanTest;
import id.andalan.core.Actor;
import id.andalan.core.Refusal;
import id.andalan.core.web.CityFace;
import id.andalan.report.NewReport;
import id.andalan.report.ReportFigures;
import id.andalan.report.ReportFilter;
import id.andalan.report.Reports;
import id.andalan.report.SampleReport;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AndalanTest
class SampleCityTest {
    private static final int MANY = 800;

    @Autowired
    SampleCity city;

    @Autowired
    SampleYear year;

    @Autowired
    Reports reports;

    @Autowired
    ReportFigures figures;

    @Autowired
    CityFace.Sample banner;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theYearComesOnceWithEveryFigureAndGoesWithoutATrace() throws InterruptedException {
        reports.file(
                Actor.SYSTEM,
                new NewReport(
                        "sampah",
                        new NewReport.Place(null, null, "82.71.06.1009", null),
                        "Laporan sungguhan",
                        NewReport.Origin.of("web")));
        assertThatThrownBy(() -> city.fill(Actor.SYSTEM, false, MANY))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("demo.real"));
        long before = figures.count(ReportFilter.ALL);
        long steps = count("select count(*) from report.step");

        int filled = city.fill(Actor.SYSTEM, true, MANY);
        assertThat(filled).isBetween(MANY / 2, MANY * 2);
        assertThat(figures.count(ReportFilter.ALL)).isEqualTo(before + filled);
        assertThat(city.fill(Actor.SYSTEM, true, MANY)).isZero();
        assertThat(count("select count(*) from report.report where sample")).isEqualTo(filled);
        assertThat(count("select count(*) from report.report where sample and photos > 0"))
                .isPositive();
        assertThat(count("select count(distinct ward) from report.report where sample"))
                .isGreaterThan(40);
        assertThat(count("select count(distinct status) from report.report where sample"))
                .isGreaterThan(4);
        eachStandsAsItsLastStepSays();
        Thread.sleep(2_100);
        assertThat(banner.shown()).isTrue();

        assertThat(city.wipe(Actor.SYSTEM)).isEqualTo(filled);
        assertThat(figures.count(ReportFilter.ALL)).isEqualTo(before);
        assertThat(count("select count(*) from report.step")).isEqualTo(steps);
        assertThat(count("select count(*) from report.report where sample")).isZero();
        assertThat(count("select count(*) from document.photo p where p.subject_type = 'report' and not exists ("
                        + "select 1 from report.report r where r.id = p.subject_id)"))
                .isZero();
        assertThat(count("select count(*) from audit.entry where action = 'import.undone'"))
                .isPositive();
        Thread.sleep(2_100);
        assertThat(banner.shown()).isFalse();
    }

    private void eachStandsAsItsLastStepSays() {
        assertThat(count("""
                        select count(*) from report.report r
                        join lateral (select to_status, version from report.step s where s.report_id = r.id order by id desc limit 1)
                            as last on true
                        where sample and (last.to_status <> r.status or last.version <> r.version)""")).isZero();
        assertThat(count(
                        "select count(*) from report.report where sample and (filed_at > now() or updated_at > now())"))
                .isZero();
    }

    @Test
    void theSameSeedMakesTheSameYear() {
        List<SampleReport> one = year.reports(300, 5);
        List<SampleReport> other = year.reports(300, 5);
        int common = Math.min(one.size(), other.size());
        assertThat(one.subList(0, common)).isEqualTo(other.subList(0, common));
        assertThat(one).isNotEqualTo(year.reports(300, 6));
    }

    @Test
    void rainFillsDrainsAndTheFeastFillsBins() {
        var seasons = new Seasons(List.of(java.time.LocalDate.of(2026, 3, 20)));
        double wet = seasons.weight("banjir", java.time.LocalDate.of(2026, 5, 13), 100);
        double dry = seasons.weight("banjir", java.time.LocalDate.of(2026, 9, 16), 100);
        assertThat(wet).isGreaterThan(3 * dry);
        double feast = seasons.weight("sampah", java.time.LocalDate.of(2026, 3, 18), 100);
        double plain = seasons.weight("sampah", java.time.LocalDate.of(2026, 4, 15), 100);
        assertThat(feast).isGreaterThan(2 * plain);
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
