package id.andalan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.catalog.ServiceFigures.Course;
import id.andalan.catalog.ServiceFigures.Desk;
import id.andalan.core.Ids;
import id.andalan.region.City;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Figures of a service of our own, counted by hand beside. Monday, 16 November 2026 is a working day in Ternate, as are those after it. */
@AndalanTest
class CaseFiguresTest {
    @Autowired
    CaseFigureQuery query;

    @Autowired
    City city;

    @Autowired
    JdbcClient jdbc;

    private String service;
    private Instant now;

    @BeforeEach
    void aServiceOfItsOwn() {
        service = "uji-" + Ids.next();
        now = at("2026-11-20T15:00");
    }

    /** Their facts are sealed by nobody, and no other test should come upon them. */
    @AfterEach
    void leavesNothing() {
        jdbc.sql("delete from casework.application where service = ?")
                .param(service)
                .update();
    }

    private Instant at(String local) {
        return LocalDateTime.parse(local).atZone(city.zone()).toInstant();
    }

    private Course course() {
        return new CaseFigures(query, city, Clock.fixed(now, city.zone()))
                .course(service)
                .orElseThrow();
    }

    private UUID insert(String status, Instant filed, Instant due, Instant ended) {
        UUID id = Ids.next();
        jdbc.sql("""
                insert into casework.application (id, number, service, version, agency, status, open, contact_id, key_id, facts,
                    language, filed_at, updated_at, due_at, ended_at, version_no)
                values (?, ?, ?, 1, 'disnaker', ?, ?, ?, 'k', '', 'id', ?, ?, ?, ?, 1)""")
                .params(
                        id,
                        id.toString(),
                        service,
                        status,
                        ended == null,
                        Ids.next(),
                        Timestamp.from(filed),
                        Timestamp.from(filed),
                        Timestamp.from(due),
                        CaseTable.time(ended))
                .update();
        return id;
    }

    /** Filed at eight, done after so many working hours of the same day. */
    private void done(int hours, Instant due) {
        Instant filed = at("2026-11-16T08:00");
        insert("granted", filed, due, city.calendar().plus(filed, Duration.ofHours(hours)));
    }

    private void task(UUID application, String node, String kind, Instant due) {
        jdbc.sql("""
                insert into casework.task (id, application_id, node, execution, kind, role, agency, service, opened_at, due_at)
                values (?, ?, ?, '', ?, 'officer', 'disnaker', ?, ?, ?)""")
                .params(Ids.next(), application, node, kind, service, Timestamp.from(now), Timestamp.from(due))
                .update();
    }

    @Test
    void timesAreWorkingTimesAndThePercentilesAreThoseOfRealCases() {
        Instant onTime = at("2026-11-16T11:00");
        for (int hours : new int[] {5, 1, 3, 2, 4}) {
            done(hours, onTime);
        }
        insert("withdrawn", at("2026-11-16T08:00"), onTime, at("2026-11-16T08:01"));
        insert("refused", at("2026-05-01T08:00"), at("2026-05-02T08:00"), at("2026-05-04T08:00"));
        Course course = course();
        assertThat(course.finished()).isEqualTo(5);
        assertThat(course.median()).isEqualTo(Duration.ofHours(3));
        assertThat(course.eighty()).isEqualTo(Duration.ofHours(4));
        assertThat(course.inTime()).isEqualTo(60);
    }

    @Test
    void nightsAndWeekendsDoNotCount() {
        // Friday afternoon to Monday morning.
        for (int i = 0; i < 5; i++) {
            insert("granted", at("2026-11-13T16:00"), at("2026-11-20T16:00"), at("2026-11-16T08:30"));
        }
        assertThat(course().median()).isLessThan(Duration.ofHours(2));
        assertThat(course().inTime()).isEqualTo(100);
    }

    @Test
    void aHandfulIsNoFigure() {
        for (int i = 0; i < 4; i++) {
            done(1, at("2026-11-17T11:00"));
        }
        Course course = course();
        assertThat(course.finished()).isEqualTo(4);
        assertThat(course.median()).isNull();
        assertThat(course.eighty()).isNull();
        assertThat(course.inTime()).isNull();
    }

    @Test
    void eachOpenCaseStandsAtItsStepsAndTheLateOnesAreCounted() {
        Instant later = now.plusSeconds(3600);
        Instant before = now.minusSeconds(3600);
        for (int i = 0; i < 6; i++) {
            UUID open = insert("open", at("2026-11-19T08:00"), later, null);
            task(open, "periksa", "work", i < 2 ? before : later);
        }
        UUID waiting = insert("waiting", at("2026-11-19T08:00"), later, null);
        task(waiting, "lengkapi", "applicant", before);
        Course course = course();
        assertThat(course.open()).isEqualTo(7);
        assertThat(course.desks()).containsExactly(new Desk("lengkapi", 1, 0), new Desk("periksa", 6, 2));
    }

    @Test
    void aPercentileIsTheSmallestThatEnoughDoNotExceed() {
        List<Duration> ten = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            ten.add(Duration.ofMinutes(i));
        }
        assertThat(CaseFigures.at(ten, 50)).isEqualTo(Duration.ofMinutes(5));
        assertThat(CaseFigures.at(ten, 80)).isEqualTo(Duration.ofMinutes(8));
        assertThat(CaseFigures.at(ten.subList(0, 1), 80)).isEqualTo(Duration.ofMinutes(1));
        assertThat(CaseFigures.at(List.of(), 80)).isNull();
    }
}
