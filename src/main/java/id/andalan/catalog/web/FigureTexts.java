package id.andalan.catalog.web;

import id.andalan.catalog.Service;
import id.andalan.catalog.ServiceFigures;
import id.andalan.catalog.ServiceFigures.Course;
import id.andalan.catalog.ServiceFigures.Desk;
import id.andalan.catalog.ServiceFigures.Opinion;
import id.andalan.catalog.process.ServiceProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The figures of a service in words, in the reader's language. What is too little to say is said to be. */
@Component
public class FigureTexts {
    private final List<ServiceFigures> sources;
    private final ServiceTexts texts;

    FigureTexts(List<ServiceFigures> sources, ServiceTexts texts) {
        this.sources = sources;
        this.texts = texts;
    }

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
        Course course = sources.stream()
                .flatMap(source -> source.course(service.code()).stream())
                .findFirst()
                .orElse(null);
        Opinion opinion = sources.stream()
                .flatMap(source -> source.opinion(service.code()).stream())
                .findFirst()
                .orElse(null);
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
                opinion,
                lines,
                picture);
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
