package id.andalan.report.ingest;

import id.andalan.agency.Categories;
import id.andalan.agency.Category;
import id.andalan.core.Refusal;
import id.andalan.region.City;
import id.andalan.region.Region;
import id.andalan.region.Regions;
import id.andalan.report.NewReport;
import id.andalan.report.PastReport;
import id.andalan.report.ReportStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.springframework.stereotype.Component;

/**
 * Makes up reports as a city's years might have brought them: more where more people live, few kinds far more often than the others,
 * 97 of 100 ended. The same seed gives the same reports.
 */
@Component
class SampleReports {
    private static final int POOL = 20_000;
    private static final double SPREAD_DEGREES = 0.003;
    private static final int YEARS_DAYS = 3 * 365;
    private static final double OPEN_SHARE = 0.03;
    private static final double REJECTED_SHARE = 0.04;
    private static final double OPEN_AGE_DAYS = 20;
    private static final List<String> PLACES = List.of(
            "depan pasar",
            "dekat sekolah",
            "samping masjid",
            "ujung gang",
            "tepi pantai",
            "dekat jembatan",
            "simpang jalan");
    private static final List<String> TAILS = List.of(
            "Sudah tiga hari begini.",
            "Warga sekitar terganggu, mohon segera ditangani.",
            "Makin parah setelah hujan semalam.",
            "Anak-anak lewat sini setiap pagi.",
            "Sudah pernah dilaporkan ke kelurahan.",
            "Tolong dicek oleh petugas.");
    private static final List<ReportStatus> OPEN = List.of(
            ReportStatus.RECEIVED,
            ReportStatus.RECEIVED,
            ReportStatus.ASSIGNED,
            ReportStatus.IN_PROGRESS,
            ReportStatus.REOPENED);

    private final Categories categories;
    private final Regions regions;
    private final City city;

    SampleReports(Categories categories, Regions regions, City city) {
        this.categories = categories;
        this.regions = regions;
        this.city = city;
    }

    private record Spot(double lat, double lon, String ward) {}

    /** Reports up to {@code now}, as many as asked for. */
    Stock stock(long seed, Instant now) {
        List<Category> kinds = categories.list(city.dateAt(now));
        return new Stock(kinds, spots(new Random(seed), now), now);
    }

    private List<Spot> spots(Random random, Instant now) {
        List<Region> wards = regions.wards(city.dateAt(now));
        List<Spot> spots = new ArrayList<>(POOL);
        while (spots.size() < POOL) {
            // Squaring favours some wards over others, as centre and outskirts differ.
            double where = random.nextDouble();
            Region ward = wards.get((int) (where * where * wards.size()));
            regions.pointOf(ward.code()).ifPresent(point -> {
                double lat = point.lat() + random.nextGaussian() * SPREAD_DEGREES;
                double lon = point.lon() + random.nextGaussian() * SPREAD_DEGREES;
                try {
                    spots.add(new Spot(lat, lon, regions.locate(lat, lon).ward().name()));
                } catch (Refusal atSea) {
                    spots.add(new Spot(point.lat(), point.lon(), ward.name()));
                }
            });
        }
        return spots;
    }

    /** Made-up reports, chunk by chunk. */
    static final class Stock {
        private final List<Category> kinds;
        private final List<Spot> spots;
        private final Instant now;

        private Stock(List<Category> kinds, List<Spot> spots, Instant now) {
            this.kinds = kinds;
            this.spots = spots;
            this.now = now;
        }

        List<PastReport> chunk(long seed, int count) {
            Random random = new Random(seed);
            List<PastReport> chunk = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                chunk.add(report(random));
            }
            return chunk;
        }

        private PastReport report(Random random) {
            double often = random.nextDouble();
            Category kind = kinds.get((int) (often * often * kinds.size()));
            Spot spot = spots.get(random.nextInt(spots.size()));
            boolean open = random.nextDouble() < OPEN_SHARE;
            double daysAgo =
                    open ? -Math.log(1 - random.nextDouble()) * OPEN_AGE_DAYS : random.nextDouble() * YEARS_DAYS;
            Instant filed = now.minusMillis((long) (Math.min(daysAgo, YEARS_DAYS) * 86_400_000L) + 1);
            String text = kind.name().id() + " " + PLACES.get(random.nextInt(PLACES.size())) + ", " + spot.ward + ". "
                    + TAILS.get(random.nextInt(TAILS.size()));
            NewReport.Place place = new NewReport.Place(spot.lat, spot.lon, null, null);
            if (open) {
                ReportStatus status = OPEN.get(random.nextInt(OPEN.size()));
                return new PastReport(null, kind.code(), place, text, status, filed, null, null);
            }
            double hours = Math.exp(Math.log(30) + random.nextGaussian());
            Instant ended = earlier(filed.plus(Duration.ofMinutes((long) (hours * 60))), now);
            ReportStatus status = random.nextDouble() < REJECTED_SHARE ? ReportStatus.REJECTED : ReportStatus.RESOLVED;
            return new PastReport(null, kind.code(), place, text, status, filed, ended, ended);
        }

        private static Instant earlier(Instant one, Instant other) {
            return one.isBefore(other) ? one : other;
        }
    }
}
