package id.andalan.survey;

import id.andalan.core.Bilingual;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The result of a survey (PermenPANRB 14/2017): for each element the mean of its answers, times its weight; their sum is the index,
 * times 25 the value, rounded once at the end to two decimals, which the grade goes by. Pure.
 *
 * @param respondents how many answered
 * @param population how many were served
 * @param needed how many must answer to speak for all, after Krejcie and Morgan
 * @param total of all answers; the value is {@code total × weight × 25 ÷ respondents}
 * @param value null when nobody answered
 */
public record Satisfaction(
        long respondents,
        long population,
        long needed,
        long total,
        List<Row> rows,
        @Nullable BigDecimal value,
        Instrument.@Nullable Grade grade) {

    /**
     * One element.
     *
     * @param mean of 1 to 4, with four decimals
     * @param weighted mean times weight, with four decimals
     * @param converted mean times 25, with two decimals
     */
    public record Row(
            String code, Bilingual name, long sum, BigDecimal mean, BigDecimal weighted, BigDecimal converted) {}

    /**
     * Counts it.
     *
     * @param sums of the answers by element; each respondent answered all of them
     */
    public static Satisfaction of(Instrument instrument, Map<String, Long> sums, long respondents, long population) {
        long needed = sampleSize(instrument.sample(), population);
        if (respondents == 0) {
            return new Satisfaction(0, population, needed, 0, List.of(), null, null);
        }
        BigDecimal n = BigDecimal.valueOf(respondents);
        BigDecimal of = BigDecimal.valueOf(instrument.weight().of());
        BigDecimal in = BigDecimal.valueOf(instrument.weight().in());
        BigDecimal conversion = BigDecimal.valueOf(instrument.conversion());
        List<Row> rows = new ArrayList<>();
        long total = 0;
        for (Instrument.Element element : instrument.elements()) {
            long sum = sums.getOrDefault(element.code(), 0L);
            BigDecimal exact = BigDecimal.valueOf(sum);
            total += sum;
            rows.add(new Row(
                    element.code(),
                    element.name(),
                    sum,
                    exact.divide(n, 4, RoundingMode.HALF_UP),
                    exact.multiply(of).divide(n.multiply(in), 4, RoundingMode.HALF_UP),
                    exact.multiply(conversion).divide(n, 2, RoundingMode.HALF_UP)));
        }
        BigDecimal value = BigDecimal.valueOf(total)
                .multiply(of)
                .multiply(conversion)
                .divide(n.multiply(in), 2, RoundingMode.HALF_UP);
        return new Satisfaction(respondents, population, needed, total, rows, value, instrument.grade(value));
    }

    /** Fewer answers than needed to speak for all: the value is shown, and this with it. */
    public boolean tooFew() {
        return respondents < needed;
    }

    /** The elements with the lowest means, the lowest first; none that is as good as the best, so none at all when all are alike. */
    public List<Row> lowest(int many) {
        long best = rows.stream().mapToLong(Row::sum).max().orElse(0);
        return rows.stream()
                .filter(row -> row.sum() < best)
                .sorted(Comparator.comparing(Row::mean).thenComparing(Row::code))
                .limit(many)
                .toList();
    }

    /** Krejcie and Morgan (1970), rounded to the nearest whole person. */
    static long sampleSize(Instrument.Sample sample, long population) {
        if (population <= 0) {
            return 0;
        }
        BigDecimal spread = sample.chi2().multiply(sample.p()).multiply(BigDecimal.ONE.subtract(sample.p()));
        BigDecimal up = spread.multiply(BigDecimal.valueOf(population));
        BigDecimal down = sample.error()
                .pow(2)
                .multiply(BigDecimal.valueOf(population - 1))
                .add(spread);
        return up.divide(down, 0, RoundingMode.HALF_UP).longValueExact();
    }
}
