package id.andalan.catalog;

import id.andalan.audit.AuditTrail;
import id.andalan.catalog.process.ServiceProcess;
import id.andalan.core.Actor;
import id.andalan.pack.Editions;
import id.andalan.pack.Fault.Place;
import id.andalan.pack.PackPart;
import id.andalan.pack.PackReading;
import id.andalan.pack.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads {@code services/}: the topics, and a folder per service. A city may have none yet. */
@Component
class ServicePart implements PackPart {
    private static final String FOLDER = "services";
    private static final String TOPICS = FOLDER + "/topics.yaml";
    private static final Pattern DRAFT =
            Pattern.compile("(?m)^" + ServiceFile.DRAFT + ":[ \\t]*true[ \\t]*(#.*)?\\r?$");

    private final ServiceTable table;
    private final Editions editions;
    private final AuditTrail trail;
    private final List<PublicationGuard> guards;

    ServicePart(ServiceTable table, Editions editions, AuditTrail trail, List<PublicationGuard> guards) {
        this.guards = guards;
        this.table = table;
        this.editions = editions;
        this.trail = trail;
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public Runnable read(PackReading pack) {
        List<String> folders = pack.folders(FOLDER);
        List<Topic> topics = folders.isEmpty() ? List.of() : topics(pack);
        Map<String, ServiceVersions> known = table.list();
        Offer offer = new Offer(new ArrayList<>(), new HashSet<>());
        for (String folder : folders) {
            if (pack.isWanted(FOLDER + "/" + folder)) {
                read(folder, known, offer, pack);
            } else {
                pack.define(ServiceFile.KIND, folder, new Place(FOLDER + "/" + folder, 0));
            }
        }
        return () -> store(offer, topics, known);
    }

    /**
     * What a pack has of services.
     *
     * @param services to be published
     * @param drafts codes of those that are still being written; what was published of them before goes on
     */
    private record Offer(List<Service> services, Set<String> drafts) {}

    private void read(String folder, Map<String, ServiceVersions> known, Offer offer, PackReading pack) {
        String parent = FOLDER + "/" + folder;
        String file = parent + "/service.yaml";
        // Seen in the text, so that a draft whose YAML is broken right now is still known as one.
        if (pack.has(file)
                && pack.text(file).filter(text -> DRAFT.matcher(text).find()).isPresent()) {
            pack.draft(parent);
            offer.drafts().add(folder);
        }
        pack.yaml(file).ifPresent(yaml -> {
            Service standard = ServiceFile.read(yaml, folder, pack);
            ServiceProcess process = ProcessPart.read(folder, standard, yaml, pack);
            Service service =
                    standard.with(process == null ? null : process.withoutLines(), DesignPart.read(folder, yaml, pack));
            BlueprintPart.check(folder, service, process, yaml, pack);
            boolean draft = yaml.flag(ServiceFile.DRAFT, false);
            StarterWords.check(parent, draft, pack);
            // What cannot be read is no other content: one fault, not two.
            ServiceVersions versions = known.get(service.code());
            if (pack.isSound(file) && versions != null) {
                follows(versions, service, yaml, pack);
            }
            if (draft) {
                pack.draft(parent);
                offer.drafts().add(folder);
                boolean published = versions != null && versions.newest().version() >= service.version();
                pack.note(
                        yaml.place(ServiceFile.DRAFT),
                        published ? "pack.service.draft.published" : "pack.service.draft",
                        service.name().id(),
                        service.version());
            } else {
                offer.services().add(service);
            }
        });
    }

    private static List<Topic> topics(PackReading pack) {
        List<Topic> topics = new ArrayList<>();
        pack.yaml(TOPICS).ifPresent(file -> {
            for (YamlNode entry : file.only("topics").list("topics")) {
                entry.only("code", "name", "icon");
                pack.define("topic", entry.text("code"), entry.place());
                topics.add(new Topic(entry.text("code"), entry.bilingual("name"), entry.text("icon")));
            }
        });
        return topics;
    }

    /** What was published under a number is a promise to people: it may be followed by another number, never changed under its own. */
    private void follows(ServiceVersions versions, Service service, YamlNode yaml, PackReading pack) {
        Service newest = versions.newest();
        if (service.version() < newest.version()) {
            pack.fault(yaml.place("version"), "pack.service.older", service.version(), newest.version());
        } else if (service.version() == newest.version()) {
            if (!service.equals(newest)) {
                pack.fault(yaml.place("version"), "pack.service.changed", service.version(), service.version() + 1);
            }
        } else if (service.validFrom().isBefore(newest.validFrom())) {
            pack.fault(
                    yaml.place("validFrom"),
                    "pack.service.begins",
                    service.validFrom().toString(),
                    newest.validFrom().toString());
        } else if (pack.isSoundBelow(FOLDER + "/" + service.code() + "/")) {
            Place place = yaml.find(HandlingFile.KEY)
                    .map(handling -> handling.place("transition"))
                    .orElse(yaml.place("version"));
            guards.forEach(guard -> guard.check(versions, service, place, pack));
        }
    }

    private void store(Offer offer, List<Topic> topics, Map<String, ServiceVersions> known) {
        table.replaceTopics(topics);
        for (Service service : offer.services()) {
            ServiceVersions before = known.get(service.code());
            if (before == null || before.newest().version() < service.version()) {
                table.add(service);
                guards.forEach(guard -> guard.published(service));
                tell("service.published", service.code(), service.version());
            }
            if (before != null && before.retired()) {
                table.reopen(service.code());
                tell("service.reopened", service.code(), service.version());
            }
        }
        Set<String> offered =
                offer.services().stream().map(Service::code).collect(Collectors.toCollection(HashSet::new));
        offered.addAll(offer.drafts());
        known.forEach((code, versions) -> {
            if (!offered.contains(code) && !versions.retired()) {
                table.retire(code);
                tell("service.retired", code, versions.newest().version());
            }
        });
        editions.changed(Services.MEMORY);
    }

    private void tell(String action, String code, int version) {
        trail.record(Actor.SYSTEM, action, ServiceFile.KIND, code, Map.of("version", version));
    }
}
