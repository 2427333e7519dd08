package id.andalan.catalog;

import id.andalan.catalog.process.Faults;
import id.andalan.pack.Fault.Place;
import id.andalan.pack.PackReading;
import id.andalan.pack.YamlNode;
import java.util.Optional;

/** Takes what is wrong in the folder of a service, where it stands. */
record FolderFaults(String folder, YamlNode yaml, PackReading pack) {
    String path(String file) {
        return "services/" + folder + "/" + file;
    }

    void add(String file, int line, String code, Object... args) {
        pack.fault(new Place(path(file), line), code, args);
    }

    Faults in(String file) {
        return (line, code, args) -> add(file, line, code, args);
    }

    /** At what {@code handling:} says below these keys, or as near to it as there is something. */
    void handling(String code, Object[] args, String... keys) {
        Place place = yaml.place();
        Optional<YamlNode> node = yaml.find("handling");
        for (int i = 0; node.isPresent(); i++) {
            place = node.get().place();
            node = i < keys.length ? node.get().find(keys[i]) : Optional.empty();
        }
        pack.fault(place, code, args);
    }

    /** At an entry of a list below these keys. */
    void handlingEntry(String code, Object[] args, int entry, String... keys) {
        YamlNode node = yaml.get("handling");
        for (int i = 0; i < keys.length - 1; i++) {
            node = node.get(keys[i]);
        }
        pack.fault(node.list(keys[keys.length - 1]).get(entry).place(), code, args);
    }
}
