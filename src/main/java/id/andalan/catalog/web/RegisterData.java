package id.andalan.catalog.web;

import id.andalan.catalog.Blueprint;
import id.andalan.catalog.Handling;
import id.andalan.catalog.Listing;
import id.andalan.catalog.Listings;
import id.andalan.catalog.Service;
import id.andalan.catalog.Services;
import id.andalan.catalog.form.Question;
import id.andalan.catalog.form.QuestionKind;
import id.andalan.core.Bilingual;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import id.andalan.document.PublicEntry;
import id.andalan.region.City;
import id.andalan.region.Region;
import id.andalan.region.Regions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** What a public register is asked, and what there is to choose from. */
@Component
public class RegisterData {
    private final Services services;
    private final Regions regions;
    private final City city;
    private final Clock clock;

    RegisterData(Services services, Regions regions, City city, Clock clock) {
        this.services = services;
        this.regions = regions;
        this.city = city;
        this.clock = clock;
    }

    /** The register of a service, as the version that holds today says. */
    record Register(Service service, Blueprint plan, Listing listing) {
        /** The questions whose answers are public, in the order shown. */
        List<Question> questions() {
            return listing.fields().stream()
                    .flatMap(field -> plan.question(field.name()).stream())
                    .toList();
        }

        /** What its readers call an answer. */
        Bilingual label(Question question) {
            return listing.fields().stream()
                    .filter(field -> field.name().equals(question.name()))
                    .map(Listing.Field::label)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(question.label());
        }

        /** Those of them that a list is narrowed by. */
        List<Question> filters() {
            return questions().stream()
                    .filter(one -> one.kind() == QuestionKind.CHOICE || one.kind() == QuestionKind.WARD)
                    .toList();
        }
    }

    /**
     * The register of that service.
     *
     * @throws NotFound when it keeps none
     */
    Register get(String code) {
        Service service = services.get(code).on(today());
        Blueprint plan = services.blueprint(code, service.version()).orElseThrow(() -> none(code));
        Handling.Paper paper = plan.handling().document();
        Listing listing = paper == null ? null : paper.listing();
        if (listing == null) {
            throw none(code);
        }
        return new Register(service, plan, listing);
    }

    private static NotFound none(String code) {
        return new NotFound("register " + code);
    }

    /** The form of the version under which a letter was issued names its choices. */
    Blueprint plan(Register register, PublicEntry entry) {
        return services.blueprint(register.service().code(), entry.version()).orElse(register.plan());
    }

    /**
     * What is looked for; a value that cannot be is refused, so that nobody takes an empty list for an answer.
     *
     * @param words name of the parameter with the words
     */
    PublicEntry.Wanted wanted(Register register, MultiValueMap<String, String> query, String words) {
        Map<String, String> equal = new LinkedHashMap<>();
        for (Question filter : register.filters()) {
            String value = Objects.requireNonNullElse(query.getFirst(filter.name()), "")
                    .strip();
            if (!value.isEmpty()) {
                boolean known = filter.kind() == QuestionKind.WARD
                        ? regions.find(value).isPresent()
                        : filter.option(value).isPresent();
                if (!known) {
                    throw Refusal.at(filter.name(), "catalog.filter.unknown", filter.name(), value);
                }
                equal.put(filter.name(), value);
            }
        }
        String typed = Objects.requireNonNullElse(query.getFirst(words), "");
        return new PublicEntry.Wanted(register.service().code(), Listings.query(typed), equal, today());
    }

    /** A list to narrow by, with its options by value. */
    public record Choice(String name, String label, Map<String, String> options, String chosen) {}

    List<Choice> choices(Register register, Map<String, String> chosen, Locale locale) {
        List<Choice> choices = new ArrayList<>();
        for (Question filter : register.filters()) {
            Map<String, String> options = new LinkedHashMap<>();
            if (filter.kind() == QuestionKind.WARD) {
                regions.wards(today()).stream()
                        .sorted(Comparator.comparing(Region::name))
                        .forEach(ward -> options.put(ward.code(), ward.name()));
            } else {
                filter.options()
                        .forEach(option ->
                                options.put(option.value(), option.label().in(locale)));
            }
            choices.add(new Choice(
                    filter.name(), register.label(filter).in(locale), options, chosen.getOrDefault(filter.name(), "")));
        }
        return choices;
    }

    private LocalDate today() {
        return city.dateAt(clock.instant());
    }
}
