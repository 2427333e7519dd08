package id.andalan.report.web;

import id.andalan.region.City;
import id.andalan.region.CityProfile;
import id.andalan.region.MapPlaces;
import id.andalan.region.Regions;
import id.andalan.report.ReportFilter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where maps open and what they are drawn on: the ward boundaries, or a tile server if the city names one. */
@Component
public class MapFrames {
    private final City city;
    private final Regions regions;
    private final String tiles;

    MapFrames(City city, Regions regions, @Value("${andalan.map.tiles:}") String tiles) {
        this.city = city;
        this.regions = regions;
        this.tiles = tiles;
    }

    /**
     * What base-map.js needs to know.
     *
     * @param tiles address pattern of a tile server; empty: the ward boundaries
     * @param schematic the boundaries are our own drawing, and the page says so
     * @param places where the map can be sent
     * @param start where it opens, unless it shows a single report
     */
    public record Frame(
            String tiles,
            boolean schematic,
            double lat,
            double lon,
            int zoom,
            MapPlaces places,
            MapPlaces.Place start) {}

    Frame frame() {
        return frame(ReportFilter.ALL.area());
    }

    /** A map that opens on the part of the city that was asked for. */
    Frame frame(ReportFilter.Area area) {
        CityProfile.MapView view = city.profile().map();
        MapPlaces places = regions.places();
        return new Frame(
                tiles,
                tiles.isEmpty() && regions.boundaries().isSchematic(),
                view.lat(),
                view.lon(),
                view.zoom(),
                places,
                places.start(area.ward(), area.district()));
    }
}
