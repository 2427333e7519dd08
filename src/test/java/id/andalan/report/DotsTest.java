package id.andalan.report;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.report.ReportMap.Dot;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DotsTest {
    /** A degree of longitude at zoom 12, in pixels. */
    private static final double DEGREE = 256 * Math.pow(2, 12) / 360;

    private static Dot dot(double lat, double lon, long count) {
        return new Dot(lat, lon, count, null, null, null);
    }

    @Test
    void whatHidesAnotherIsOneDotAtTheirCommonCentre() {
        List<Dot> dots = Dots.apart(List.of(dot(0.8, 127.3, 30), dot(0.8, 127.3 + 20 / DEGREE, 10)), 12);
        assertThat(dots).hasSize(1);
        assertThat(dots.getFirst().count()).isEqualTo(40);
        assertThat((dots.getFirst().lon() - 127.3) * DEGREE).isBetween(4.9, 5.1);
    }

    @Test
    void whatStandsApartStaysAsItIs() {
        Dot one = dot(0.8, 127.3, 3);
        Dot other = dot(0.8, 127.3 + 60 / DEGREE, 5);
        assertThat(Dots.apart(List.of(one, other), 12)).containsExactly(other, one);
        assertThat(Dots.apart(List.of(), 12)).isEmpty();
    }

    @Test
    void noReportIsLostAndHardlyAnyDotHidesAnother() {
        Random random = new Random(5);
        List<Dot> dots = IntStream.range(0, 2_000)
                .mapToObj(i -> dot(
                        0.7 + random.nextDouble() * 0.3, 127.2 + random.nextDouble() * 0.3, 1 + random.nextInt(500)))
                .toList();
        List<Dot> apart = Dots.apart(dots, 12);
        assertThat(apart.stream().mapToLong(Dot::count).sum())
                .isEqualTo(dots.stream().mapToLong(Dot::count).sum());
        long close = IntStream.range(0, apart.size())
                .filter(i -> IntStream.range(0, i)
                        .anyMatch(j -> Math.hypot(
                                        (apart.get(i).lon() - apart.get(j).lon()) * DEGREE,
                                        (apart.get(i).lat() - apart.get(j).lat()) * DEGREE)
                                < 40))
                .count();
        assertThat(close).isLessThanOrEqualTo(apart.size() / 20);
    }
}
