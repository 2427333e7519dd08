package id.andalan.command.web;

import id.andalan.command.CityFigures;
import id.andalan.command.Events;
import id.andalan.core.Actor;
import id.andalan.region.MapPlaces;
import id.andalan.report.ReportFilter;
import id.andalan.report.web.FilterParameters;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** The wall, whole without JavaScript; with it, {@link WallStream} keeps it moving. */
@Controller
public class WallPage {
    private final WallScope scope;
    private final CityFigures figures;
    private final Events events;
    private final WallViews views;
    private final WallChoices choices;
    private final FilterParameters parameters;
    private final JsonMapper json;

    WallPage(
            WallScope scope,
            CityFigures figures,
            Events events,
            WallViews views,
            WallChoices choices,
            FilterParameters parameters,
            JsonMapper json) {
        this.scope = scope;
        this.figures = figures;
        this.events = events;
        this.views = views;
        this.choices = choices;
        this.parameters = parameters;
        this.json = json;
    }

    /**
     * Where the page's parts are.
     *
     * @param stream null for a past moment, which does not move
     * @param query of the filter, without question mark
     * @param counts of the map, as JSON
     * @param day that was asked for; empty for now
     * @param active how many filters are set
     * @param places where the map can be sent
     * @param start where it opens
     */
    public record Frame(
            ReportFilter part,
            @Nullable String stream,
            String query,
            String counts,
            String openRows,
            String day,
            boolean schematic,
            int active,
            MapPlaces places,
            MapPlaces.Place start) {}

    @GetMapping("/pusat")
    String wall(
            Actor actor,
            @RequestParam MultiValueMap<String, String> query,
            Locale locale,
            Model model,
            jakarta.servlet.http.HttpServletResponse response) {
        ReportFilter part = scope.part(actor, query);
        var now = figures.get(part);
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        WallView wall = views.of(now, events.last(part), locale);
        MapPlaces places = choices.places();
        model.addAttribute("wall", wall);
        model.addAttribute("choices", choices.of(actor, locale));
        model.addAttribute(
                "frame",
                new Frame(
                        part,
                        part.asOf() == null ? parameters.link("/pusat/arus", part) : null,
                        parameters.write(part),
                        json.writeValueAsString(wall.map()),
                        parameters.link(WallViews.ROWS, now.open().rows()),
                        part.asOf() == null ? "" : now.day().toString(),
                        choices.schematic(),
                        active(actor, part),
                        places,
                        places.start(part.area().ward(), part.area().district())));
        return "command/wall";
    }

    private static int active(Actor actor, ReportFilter part) {
        ReportFilter.Area area = part.area();
        int active = 0;
        for (Object set : new Object[] {
            area.ward(), area.district(), actor.seesAllAgencies() ? area.agency() : null, area.category(), part.asOf()
        }) {
            active += set == null ? 0 : 1;
        }
        return active;
    }
}
