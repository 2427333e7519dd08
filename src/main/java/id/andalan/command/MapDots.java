package id.andalan.command;

import id.andalan.report.ReportFilter;
import id.andalan.report.ReportMap;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Service;

/** The dots of a map view; screens of one size look at the same view, so an answer is good for all of them for some seconds. */
@Service
public class MapDots {
    private static final Duration SHARED = Duration.ofSeconds(2);

    private final ReportMap map;
    private final Memo<Object, List<ReportMap.Dot>> known = new Memo<>();

    MapDots(ReportMap map) {
        this.map = map;
    }

    private record View(ReportMap.Box box, int zoom, ReportFilter filter) {}

    public List<ReportMap.Dot> get(ReportMap.Box box, int zoom, ReportFilter filter) {
        return known.get(new View(box, zoom, filter), SHARED, () -> map.dots(box, zoom, filter));
    }
}
