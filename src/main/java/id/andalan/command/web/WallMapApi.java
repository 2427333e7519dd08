package id.andalan.command.web;

import id.andalan.command.MapDots;
import id.andalan.core.Actor;
import id.andalan.core.Refusal;
import id.andalan.report.ReportFilter;
import id.andalan.report.ReportMap;
import id.andalan.report.ReportStatus;
import java.util.List;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The open reports of a map view, gathered on the server; for the wall, so hidden kinds are among them. */
@RestController
class WallMapApi {
    private final WallScope scope;
    private final MapDots dots;

    WallMapApi(WallScope scope, MapDots dots) {
        this.scope = scope;
        this.dots = dots;
    }

    /**
     * Dots of the view.
     *
     * @param bbox west,south,east,north in degrees
     */
    @GetMapping(path = "/pusat/peta.json", produces = "application/json")
    List<ReportMap.Dot> dots(
            Actor actor,
            @RequestParam String bbox,
            @RequestParam int zoom,
            @RequestParam MultiValueMap<String, String> query) {
        ReportFilter part = scope.part(actor, query).withStatuses(ReportStatus.OPEN);
        return dots.get(box(bbox), zoom, query.containsKey("terlambat") ? part.onlyOverdue() : part);
    }

    private static ReportMap.Box box(String bbox) {
        String[] sides = bbox.split(",", -1);
        try {
            return new ReportMap.Box(
                    Double.parseDouble(sides[0]),
                    Double.parseDouble(sides[1]),
                    Double.parseDouble(sides[2]),
                    Double.parseDouble(sides[3]));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw Refusal.at("bbox", "report.map.box");
        }
    }
}
