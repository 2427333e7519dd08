package id.andalan.command.web;

import id.andalan.agency.Agencies;
import id.andalan.agency.Agency;
import id.andalan.agency.Categories;
import id.andalan.agency.Category;
import id.andalan.core.Actor;
import id.andalan.region.City;
import id.andalan.region.MapPlaces;
import id.andalan.region.Region;
import id.andalan.region.Regions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the filters of the wall and of its lists offer. */
@Component
public class WallChoices {
    private final Regions regions;
    private final Agencies agencies;
    private final Categories categories;
    private final City city;
    private final Clock clock;

    WallChoices(Regions regions, Agencies agencies, Categories categories, City city, Clock clock) {
        this.regions = regions;
        this.agencies = agencies;
        this.categories = categories;
        this.city = city;
        this.clock = clock;
    }

    /** The ward boundaries on the map are computed, not official. */
    boolean schematic() {
        return regions.boundaries().isSchematic();
    }

    /** Where the map can be sent. */
    MapPlaces places() {
        return regions.places();
    }

    public record Choice(String code, String label) {}

    /**
     * What may be chosen.
     *
     * @param agencies empty for somebody who sees one agency only
     */
    public record Choices(List<Choice> districts, List<Choice> wards, List<Choice> agencies, List<Choice> categories) {}

    Choices of(Actor actor, Locale locale) {
        LocalDate today = city.dateAt(clock.instant());
        return new Choices(
                regions.districts(today).stream().map(WallChoices::choice).toList(),
                regions.wards(today).stream()
                        .sorted(Comparator.comparing(Region::name))
                        .map(WallChoices::choice)
                        .toList(),
                actor.seesAllAgencies() ? inCharge(today, locale) : List.of(),
                categories.list(today).stream()
                        .map(kind -> new Choice(kind.code(), kind.name().in(locale)))
                        .toList());
    }

    /** Agencies that answer for some kind of report. */
    private List<Choice> inCharge(LocalDate today, Locale locale) {
        Set<String> codes = categories.list(today).stream()
                .flatMap(kind -> kind.duties().stream())
                .map(Category.Duty::agency)
                .map(code -> agencies.inCharge(code, today).code())
                .collect(Collectors.toSet());
        return agencies.list(today).stream()
                .filter(agency -> codes.contains(agency.code()))
                .sorted(Comparator.comparing(Agency::abbreviation))
                .map(agency -> new Choice(
                        agency.code(),
                        agency.abbreviation() + " – " + agency.name().in(locale)))
                .toList();
    }

    private static Choice choice(Region region) {
        return new Choice(region.code(), region.name());
    }
}
