package id.andalan.command.sample;

import id.andalan.agency.Categories;
import id.andalan.agency.Category;
import id.andalan.core.Refusal;
import id.andalan.core.WorkingCalendar;
import id.andalan.region.City;
import id.andalan.region.Holiday;
import id.andalan.region.Region;
import id.andalan.region.Regions;
import id.andalan.report.NewReport;
import id.andalan.report.SampleReport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Makes up the reports of the twelve months before now. The same seed and the same day give the same reports. */
@Component
class SampleYear {
    private static final int DAYS = 365;
    private static final double SPREAD_DEGREES = 0.004;
    private static final Map<String, Double> SHARES = Map.ofEntries(
            Map.entry("sampah", 24.0),
            Map.entry("lampu-jalan", 12.0),
            Map.entry("jalan", 12.0),
            Map.entry("drainase", 9.0),
            Map.entry("air-bersih", 9.0),
            Map.entry("banjir", 5.0),
            Map.entry("pohon", 4.0),
            Map.entry("parkir", 4.0),
            Map.entry("kebakaran", 0.6),
            Map.entry("bencana", 1.2),
            Map.entry("pungli", 0.8));
    private static final double OTHER_SHARE = 2.0;
    /** Hours of the day, heavier in the morning and after work. */
    private static final int[] HOURS = {
        0, 6, 7, 7, 8, 8, 8, 9, 9, 9, 10, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 20, 21, 22
    };

    private final Regions regions;
    private final Categories categories;
    private final City city;
    private final Clock clock;

    SampleYear(Regions regions, Categories categories, City city, Clock clock) {
        this.regions = regions;
        this.categories = categories;
        this.city = city;
        this.clock = clock;
    }

    /** Something with its share of the whole. */
    private record Weighted<T>(T what, double upTo) {
        static <T> T pick(List<Weighted<T>> all, Random random) {
            double point = random.nextDouble() * all.getLast().upTo;
            return all.stream().filter(one -> point < one.upTo).findFirst().orElse(all.getLast()).what;
        }
    }

    /** About so many, oldest first. */
    List<SampleReport> reports(int many, long seed) {
        Random random = new Random(seed);
        Instant now = clock.instant();
        LocalDate today = city.dateAt(now);
        Seasons seasons = new Seasons(feasts());
        SampleTexts texts = SampleTexts.read();
        List<Category> kinds = categories.list(today);
        List<Weighted<Region>> wards = wards(today, random);
        Map<String, Double> paces = new HashMap<>();
        double perDay = (double) many / DAYS;
        double whole = kinds.stream().mapToDouble(kind -> share(kind)).sum();
        List<SampleReport> reports = new ArrayList<>(many + many / 10);
        for (int n = 0; n <= DAYS; n++) {
            LocalDate day = today.minusDays(DAYS - n);
            for (Category kind : kinds) {
                double expected = perDay * share(kind) / whole * seasons.weight(kind.code(), day, n);
                int count = (int) expected + (random.nextDouble() < expected - Math.floor(expected) ? 1 : 0);
                for (int i = 0; i < count; i++) {
                    Instant filedAt = time(day, random);
                    double pace = paces.computeIfAbsent(agency(kind), code -> 0.6 + 0.8 * random.nextDouble());
                    if (filedAt.isBefore(now)) {
                        reports.add(report(kind, Weighted.pick(wards, random), filedAt, pace, texts, random));
                    }
                }
            }
        }
        reports.sort(Comparator.comparing(SampleReport::filedAt));
        return reports;
    }

    private static String agency(Category kind) {
        return kind.duties().getFirst().agency();
    }

    private static double share(Category kind) {
        return SHARES.getOrDefault(kind.code(), OTHER_SHARE);
    }

    private List<LocalDate> feasts() {
        Stream<LocalDate> feasts = city.holidays().stream()
                .filter(holiday -> holiday.name().id().contains("Idul Fitri")
                        || holiday.name().id().contains("Tahun Baru Masehi"))
                .map(Holiday::day);
        return feasts.toList();
    }

    /** Small wards are the crowded ones; chance makes neighbours differ. */
    private List<Weighted<Region>> wards(LocalDate today, Random random) {
        List<Weighted<Region>> wards = new ArrayList<>();
        double sum = 0;
        for (Region ward : regions.wards(today)) {
            Double area = ward.areaKm2();
            sum += Math.exp(0.5 * random.nextGaussian()) / (0.4 + Math.sqrt(area == null ? 1 : area));
            wards.add(new Weighted<>(ward, sum));
        }
        return wards;
    }

    private Instant time(LocalDate day, Random random) {
        return day.atTime(HOURS[random.nextInt(HOURS.length)], random.nextInt(60), random.nextInt(60))
                .atZone(city.zone())
                .toInstant();
    }

    private SampleReport report(
            Category kind, Region ward, Instant filedAt, double pace, SampleTexts texts, Random random) {
        WorkingCalendar working = city.calendar();
        Duration response = Duration.between(filedAt, working.plus(filedAt, kind.response()));
        Duration resolution = Duration.between(filedAt, working.plus(filedAt, kind.resolution()));
        int followers = random.nextInt(3) > 0 ? 0 : (int) Math.min(25, -3 * Math.log(1 - random.nextDouble()));
        return new SampleReport(
                kind.code(),
                place(ward, random),
                texts.description(kind.code(), kind.description().id(), random),
                random.nextInt(9) == 0 ? "open311" : "web",
                filedAt,
                SampleLife.of(filedAt, response, resolution, pace, random),
                followers);
    }

    /** Somewhere in the ward: near its point, if that lies in it by the boundaries in force. */
    private NewReport.Place place(Region ward, Random random) {
        Region.Point point = regions.pointOf(ward.code()).orElse(null);
        if (point != null) {
            for (int attempt = 0; attempt < 4; attempt++) {
                double lat = point.lat() + SPREAD_DEGREES * random.nextGaussian() / 2;
                double lon = point.lon() + SPREAD_DEGREES * random.nextGaussian() / 2;
                if (isIn(ward, lat, lon)) {
                    return new NewReport.Place(lat, lon, null, null);
                }
            }
        }
        return new NewReport.Place(null, null, ward.code(), null);
    }

    private boolean isIn(Region ward, double lat, double lon) {
        try {
            var located = regions.locate(lat, lon);
            return located.offshoreMeters() == 0 && located.ward().code().equals(ward.code());
        } catch (Refusal outside) {
            return false;
        }
    }
}
