package id.andalan.region.web;

import id.andalan.core.web.CityFace;
import id.andalan.region.City;
import id.andalan.region.CityProfile;
import org.springframework.stereotype.Component;

/** Puts the city's name, contact and zone on every page. */
@Component
class CityFrame implements CityFace.Source {
    private final City city;

    CityFrame(City city) {
        this.city = city;
    }

    @Override
    public CityFace cityFace() {
        CityProfile profile = city.profile();
        CityProfile.Contact contact = profile.contact();
        return new CityFace(
                profile.name().id(),
                profile.government().id(),
                contact.address(),
                contact.emergency().isEmpty()
                        ? null
                        : contact.emergency().getFirst().number(),
                contact.phone(),
                contact.email(),
                city.zone());
    }
}
