package id.andalan.casework.web;

import id.andalan.region.City;
import id.andalan.region.CityProfile;
import id.andalan.region.MapPlaces;
import id.andalan.region.Regions;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where the maps of forms open and what they are drawn on. */
@Component
class FormMap {
    private final City city;
    private final Regions regions;
    private final String tiles;

    FormMap(City city, Regions regions, @Value("${andalan.map.tiles:}") String tiles) {
        this.city = city;
        this.regions = regions;
        this.tiles = tiles;
    }

    FormView.MapFrame frame() {
        CityProfile.MapView view = city.profile().map();
        MapPlaces places = regions.places();
        return new FormView.MapFrame(
                tiles,
                tiles.isEmpty() && regions.boundaries().isSchematic(),
                view.lat(),
                view.lon(),
                view.zoom(),
                places,
                places.start(null, null));
    }
}
