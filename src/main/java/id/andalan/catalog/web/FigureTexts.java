package id.andalan.catalog.web;

import id.andalan.catalog.Service;
import id.andalan.catalog.ServiceFigures;
import id.andalan.catalog.ServiceFigures.Course;
import id.andalan.catalog.ServiceFigures.Desk;
import id.andalan.catalog.ServiceFigures.Opinion;
import id.andalan.catalog.process.ServiceProcess;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The figures of a service in words, in the reader's language. What is too little to say is said to be. */
@Component
public class FigureTexts {
    /** So old figures may be: the page of a service is asked for often, and nobody's day turns on a few minutes. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final List<ServiceFigures> sources;
    private final ServiceTexts texts;
    private final Clock clock;
    private final Map<String, Counted> counted = new ConcurrentHashMap<>();

    FigureTexts(List<ServiceFigures> sources, ServiceTexts texts, Clock clock) {
        this.sources = sources;
        this.texts = texts;
        this.clock = clock;
    }

    private record Counted(
            Instant at, @Nullable Course course, @Nullable Opinion opinion) {}

    /**
     * The figures of a service.
     *
     * @param course how its cases went; null when nobody counts them
     * @param median and {@code eighty}: working time in words; null when too few were finished
     * @param open how many run now, in words
     * @param opinion what people thought; null when nobody asks them
     * @param desks where cases stand now, in the order of the process
     * @param picture the same for the drawing, by node
     */
    public record Words(
            @Nullable Course course,
            @Nullable String median,
            @Nullable String eighty,
            String open,
            @Nullable Opinion opinion,
            List<Line> desks,
            Map<String, ProcessPicture.Load> picture) {}

    /**
     * A step at which cases stand.
     *
     * @param late how many of them are late; empty when none is
     */
    public record Line(String task, String open, String late) {}

    Words of(Service service, Locale locale) {
        Counted counts = counted(service.code());
        Course course = counts.course;
        List<Line> lines = new ArrayList<>();
        Map<String, ProcessPicture.Load> picture = new HashMap<>();
        ServiceProcess process = service.process();
        if (course != null && process != null) {
            for (ServiceProcess.Node node : process.nodes()) {
                course.desks().stream()
                        .filter(desk -> desk.node().equals(node.id()))
                        .forEach(desk -> {
                            lines.add(line(node.name(), desk, locale));
                            picture.put(
                                    node.id(), new ProcessPicture.Load(about(desk.open(), locale), late(desk, locale)));
                        });
            }
        }
        return new Words(
                course,
                course == null ? null : time(course.median(), locale),
                course == null ? null : time(course.eighty(), locale),
                about(course == null ? 0 : course.open(), locale),
                counts.opinion,
                lines,
                picture);
    }

    private Counted counted(String service) {
        Instant now = clock.instant();
        Counted known = counted.get(service);
        if (known != null && known.at.plus(FRESH).isAfter(now)) {
            return known;
        }
        Counted fresh =
                new Counted(now, first(source -> source.course(service)), first(source -> source.opinion(service)));
        counted.put(service, fresh);
        return fresh;
    }

    private <T> @Nullable T first(Function<ServiceFigures, Optional<T>> ask) {
        return sources.stream().map(ask).flatMap(Optional::stream).findFirst().orElse(null);
    }

    private Line line(String task, Desk desk, Locale locale) {
        return new Line(task, about(desk.open(), locale), late(desk, locale));
    }

    private String late(Desk desk, Locale locale) {
        return desk.late() == 0 ? "" : texts.text("catalog.figures.late", locale, about(desk.late(), locale));
    }

    /** Behind a handful may stand a person whom a neighbour knows, so it stays a handful. */
    String about(long count, Locale locale) {
        return count > 0 && count < ServiceFigures.SMALLEST
                ? texts.text("catalog.figures.few", locale, ServiceFigures.SMALLEST - 1)
                : texts.text("catalog.figures.number", locale, count);
    }

    /** Half of a tenth is no use to anybody: hours up to a working day, then days. */
    @Nullable
    String time(@Nullable Duration time, Locale locale) {
        if (time == null) {
            return null;
        }
        double minutes = time.toMinutes();
        if (minutes < 60) {
            return texts.text("catalog.figures.hour", locale);
        }
        return minutes < Service.MINUTES_OF_A_WORKING_DAY
                ? texts.text("catalog.time.hours", locale, tenths(minutes / 60))
                : texts.text("catalog.figures.days", locale, tenths(minutes / Service.MINUTES_OF_A_WORKING_DAY));
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
