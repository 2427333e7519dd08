package id.andalan.booking.web;

import id.andalan.agency.Agencies;
import id.andalan.booking.Equipment;
import id.andalan.booking.Place;
import id.andalan.booking.PlaceGroup;
import id.andalan.booking.Places;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** GET /tempat: what the city lends to people, by group. */
@Controller
public class PlaceListPage {
    private final Places places;
    private final Agencies agencies;

    PlaceListPage(Places places, Agencies agencies) {
        this.places = places;
        this.agencies = agencies;
    }

    /** A group with what belongs to it. */
    public record Group(PlaceGroup group, String keeper, List<Place> places, List<Equipment> equipment) {}

    @GetMapping("/tempat")
    String list(Locale locale, Model model) {
        List<Group> groups = new ArrayList<>();
        for (PlaceGroup group : places.groups()) {
            List<Place> open = places.list(group.code());
            if (!open.isEmpty()) {
                groups.add(new Group(
                        group, keeper(places, agencies, group, locale), open, places.equipment(group.code())));
            }
        }
        model.addAttribute("groups", groups);
        return "booking/list";
    }

    static String keeper(Places places, Agencies agencies, PlaceGroup group, Locale locale) {
        String code = places.keeper(group);
        return agencies.find(code).map(agency -> agency.name().in(locale)).orElse(code);
    }
}
