package id.andalan.casework;

import id.andalan.catalog.Blueprint;
import id.andalan.catalog.ServiceVersions;
import id.andalan.catalog.Services;
import id.andalan.catalog.form.Form;
import id.andalan.catalog.form.FormFault;
import id.andalan.catalog.form.FormWorld;
import id.andalan.catalog.form.QuestionKind;
import id.andalan.core.Actor;
import id.andalan.core.NotFound;
import id.andalan.document.FileRef;
import id.andalan.document.Files;
import id.andalan.identity.Contact;
import id.andalan.identity.Contacts;
import id.andalan.region.City;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Applying for a service online, from the empty form to the last look before it is sent. */
@Component
public class ApplyTrips {
    private final Services services;
    private final Drafts drafts;
    private final Files files;
    private final Contacts contacts;
    private final FormWorlds worlds;
    private final Today today;

    /** The day in the city. */
    @Component
    static class Today {
        private final City city;
        private final Clock clock;

        Today(City city, Clock clock) {
            this.city = city;
            this.clock = clock;
        }

        java.time.LocalDate get() {
            return city.dateAt(clock.instant());
        }
    }

    ApplyTrips(Services services, Drafts drafts, Files files, Contacts contacts, FormWorlds worlds, Today today) {
        this.services = services;
        this.drafts = drafts;
        this.files = files;
        this.contacts = contacts;
        this.worlds = worlds;
        this.today = today;
    }

    /**
     * The version that can be applied for today.
     *
     * @throws NotFound when the service is not offered, or not online
     */
    public id.andalan.catalog.Service offered(String code) {
        return current(services.get(code)).orElseThrow(() -> new NotFound("form of " + code));
    }

    private Optional<id.andalan.catalog.Service> current(ServiceVersions versions) {
        return Optional.of(versions)
                .filter(known -> !known.retired())
                .map(known -> known.on(today.get()))
                .filter(service -> service.online()
                        && services.blueprint(service.code(), service.version()).isPresent()
                        && !service.validFrom().isAfter(today.get()));
    }

    /** A new draft, with what the form and the profile know. */
    public Draft begin(Actor actor, String code) {
        id.andalan.catalog.Service service = offered(code);
        Map<String, String> profile = new HashMap<>();
        contacts.own(actor).ifPresent(own -> {
            put(profile, "name", own.name());
            put(profile, "phone", own.phone());
            put(profile, "email", own.email());
        });
        return drafts.begin(actor, service, form(service).initial(profile));
    }

    private static void put(Map<String, String> profile, String key, @org.jspecify.annotations.Nullable String value) {
        if (value != null) {
            profile.put(key, value);
        }
    }

    public ApplyTrip open(Actor actor, String link) {
        return trip(actor, drafts.open(actor, link));
    }

    /** What is around a draft that was read already. */
    public ApplyTrip trip(Actor actor, Draft draft) {
        ServiceVersions versions = services.get(draft.service());
        id.andalan.catalog.Service service =
                versions.find(draft.version()).orElseThrow(() -> new NotFound("version " + draft.version()));
        Form form = form(service);
        List<FileRef> attached = files(form, draft);
        boolean known =
                contacts.own(actor).filter(contact -> !contact.isEmpty()).isPresent();
        return new ApplyTrip(
                draft, service, current(versions).orElse(null), form, attached, world(form, draft, attached), known);
    }

    /** How the applicant is reached: by the account, or as the draft says; nothing of both is nothing. */
    public Contact contact(Actor actor, Draft draft) {
        Contact given = draft.content().contact();
        return contacts.own(actor)
                .filter(own -> !own.isEmpty())
                .orElse(given == null ? new Contact(null, null, null) : given);
    }

    /** What is filled in under a version. */
    public Form form(id.andalan.catalog.Service service) {
        return services.blueprint(service.code(), service.version())
                .map(Blueprint::form)
                .orElseThrow(() -> new NotFound("form of " + service.code()));
    }

    /** The draft as it is now, with the files it has now. */
    public ApplyTrip again(ApplyTrip trip, Draft draft) {
        List<FileRef> attached = files(trip.form(), draft);
        return trip.with(draft, attached, world(trip.form(), draft, attached));
    }

    private FormWorld world(Form form, Draft draft, List<FileRef> attached) {
        Map<String, Object> answers = draft.content().answers();
        return worlds.with(attached, OwnLetters.Holder.of(draft.account(), form, answers));
    }

    /** Asked for only where a form takes files at all. */
    private List<FileRef> files(Form form, Draft draft) {
        boolean takes = form.questions().stream()
                .anyMatch(question -> question.kind() == QuestionKind.FILE
                        || question.questions().stream().anyMatch(inner -> inner.kind() == QuestionKind.FILE));
        return takes ? files.list(Draft.SUBJECT, draft.id()) : List.of();
    }

    /**
     * What carries over when a newer version of the form takes the place of the one that was begun.
     *
     * @param kept answers that the newer form takes as they are
     * @param left names of answers that it does not
     */
    public record Carried(Form form, Map<String, Object> kept, List<String> left) {}

    /** How the draft would stand under the version of today; the trip's {@code current} is not null. */
    public Carried carry(ApplyTrip trip, id.andalan.catalog.Service current) {
        Form newer = form(current);
        Map<String, Object> kept = new LinkedHashMap<>(trip.form().kept(trip.answers()));
        Map<String, Object> all = new LinkedHashMap<>(kept);
        // An answer that is not asked any more falls, and with it perhaps the reason to ask another: until nothing more
        // falls.
        for (int round = 0; round <= all.size(); round++) {
            int before = kept.size();
            Set<String> wrong = newer.validate(kept, trip.world()).stream()
                    .map(FormFault::field)
                    .collect(Collectors.toSet());
            Set<String> asked = newer.asked(kept);
            kept.keySet().removeIf(name -> wrong.contains(name) || !asked.contains(name));
            if (kept.size() == before) {
                break;
            }
        }
        return new Carried(
                newer,
                kept,
                all.keySet().stream().filter(name -> !kept.containsKey(name)).toList());
    }
}
