package id.andalan.region;

import id.andalan.core.Bilingual;
import id.andalan.core.OfficeHours;
import id.andalan.core.Validity;
import id.andalan.core.WorkingCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of {@code region.city}, {@code region.holiday}, {@code region.season}. */
@Repository
class CityTable {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    CityTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    record Season(LocalDate from, LocalDate to, boolean certain) {}

    Optional<String> findCode() {
        return jdbc.sql("select code from region.city").query(String.class).optional();
    }

    Optional<CityProfile> findProfile() {
        return jdbc.sql("select profile from region.city")
                .query((row, n) -> json.readValue(row.getString(1), CityProfile.class))
                .optional();
    }

    List<Holiday> holidays() {
        return jdbc.sql("select day, kind, name_id, name_en, certain from region.holiday order by day, name_id")
                .query((row, n) -> new Holiday(
                        row.getObject(1, LocalDate.class),
                        Holiday.Kind.valueOf(row.getString(2)),
                        new Bilingual(row.getString(3), row.getString(4)),
                        row.getBoolean(5)))
                .list();
    }

    WorkingCalendar calendar(CityProfile profile, List<Holiday> holidays) {
        return calendar(
                profile,
                holidays,
                jdbc.sql("select from_day, to_day, certain from region.season")
                        .query((row, n) -> new Season(
                                row.getObject(1, LocalDate.class),
                                row.getObject(2, LocalDate.class),
                                row.getBoolean(3)))
                        .list());
    }

    static WorkingCalendar calendar(CityProfile profile, List<Holiday> holidays, List<Season> ramadans) {
        OfficeHours ramadan = CityProfile.hours(profile.ramadanHours());
        List<WorkingCalendar.Season> seasons = ramadan.weekly().isZero()
                ? List.of()
                : ramadans.stream()
                        .map(days -> new WorkingCalendar.Season(new Validity(days.from(), days.to()), ramadan))
                        .toList();
        return new WorkingCalendar(
                profile.zoneId(),
                CityProfile.hours(profile.officeHours()),
                holidays.stream().map(Holiday::day).collect(Collectors.toSet()),
                seasons);
    }

    void replace(CityProfile profile, List<Holiday> holidays, List<Season> seasons) {
        jdbc.sql("""
                insert into region.city (code, profile) values (?, ?::jsonb)
                on conflict (one) do update set code = excluded.code, profile = excluded.profile""").params(profile.code(), json.writeValueAsString(profile)).update();
        jdbc.sql("delete from region.holiday").update();
        for (Holiday holiday : holidays) {
            jdbc.sql("insert into region.holiday (day, kind, name_id, name_en, certain) values (?, ?, ?, ?, ?)")
                    .params(
                            holiday.day(),
                            holiday.kind().name(),
                            holiday.name().id(),
                            holiday.name().en(),
                            holiday.certain())
                    .update();
        }
        jdbc.sql("delete from region.season").update();
        for (Season season : seasons) {
            jdbc.sql("insert into region.season (from_day, to_day, certain) values (?, ?, ?)")
                    .params(season.from(), season.to(), season.certain())
                    .update();
        }
    }
}
