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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads {@code services/}: the topics, and a folder per service. A city may have none yet. */
@Component
class ServicePart implements PackPart {
    private static final String FOLDER = "services";
    private static final String TOPICS = FOLDER + "/topics.yaml";

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
        List<Service> services = new ArrayList<>();
        for (String folder : folders) {
            String file = FOLDER + "/" + folder + "/service.yaml";
            pack.yaml(file).ifPresent(yaml -> {
                Service standard = ServiceFile.read(yaml, folder, pack);
                ServiceProcess process = ProcessPart.read(folder, standard, yaml, pack);
                Service service = standard.with(
                        process == null ? null : process.withoutLines(), DesignPart.read(folder, yaml, pack));
                BlueprintPart.check(folder, service, process, yaml, pack);
                // What cannot be read is no other content: one fault, not two.
                if (pack.isSound(file)) {
                    Optional.ofNullable(known.get(service.code()))
                            .ifPresent(versions -> follows(versions, service, yaml, pack));
                }
                services.add(service);
            });
        }
        return () -> store(services, topics, known);
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

    private void store(List<Service> services, List<Topic> topics, Map<String, ServiceVersions> known) {
        table.replaceTopics(topics);
        for (Service service : services) {
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
        Set<String> offered = services.stream().map(Service::code).collect(Collectors.toSet());
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
