package id.andalan.pack;

import id.andalan.pack.Fault.Place;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a pack's files. Faults are collected, not thrown, so that the writer of a pack sees all of them at once; what cannot be
 * read stands in as an empty value, which never reaches the database because a pack with faults is not stored.
 */
public final class PackReading {
    private static final long LARGEST_FILE_BYTES = 20L << 20;

    private final Path folder;
    private final Path national;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, Map<String, Place>> defined = new HashMap<>();
    private final List<Reference> references = new ArrayList<>();

    private final List<Fault> notes = new ArrayList<>();
    private final Map<Class<?>, Object> shared = new HashMap<>();

    private final Set<String> drafts = new LinkedHashSet<>();

    private @Nullable String city;
    private @Nullable String only;

    private record Reference(String kind, String code, Place place) {}

    /** Reads a city's folder, and what all cities share in {@code national}. */
    PackReading(Path folder, Path national) {
        this.folder = folder;
        this.national = national;
    }

    static PackReading of(Path folder) {
        return new PackReading(folder, nationalBeside(folder));
    }

    /** Of the folders in {@code parent} only that one is looked into: whoever writes one service does not wait for all others. */
    PackReading only(String parent, String name) {
        only = parent + "/" + name;
        if (!Files.isDirectory(folder.resolve(only))) {
            fault(new Place(only, 0), "pack.folder.missing", name, String.join(", ", folders(parent)));
        }
        return this;
    }

    /** Whether the folder is to be looked into, or only to be known as there. */
    public boolean isWanted(String path) {
        return only == null || only.equals(path);
    }

    /** Says that what lies in that folder is still being written: its faults are told, but keep nobody from loading the rest. */
    public void draft(String path) {
        drafts.add(path);
    }

    /** Folders that are still being written. */
    List<String> drafts() {
        return List.copyOf(drafts);
    }

    static Path nationalBeside(Path folder) {
        return folder.toAbsolutePath().normalize().resolveSibling("national");
    }

    public void fault(Place place, String code, Object... args) {
        faults.add(new Fault(place, code, List.of(args)));
    }

    /** Says something about the pack that is worth knowing and keeps nobody from loading it. */
    public void note(Place place, String code, Object... args) {
        notes.add(new Fault(place, code, List.of(args)));
    }

    /** Hands something that was read to the parts that come later, e.g. the calendar of the city. */
    public <T> void share(Class<T> type, T value) {
        shared.put(type, value);
    }

    /** What an earlier part shared; empty when it could not read it. */
    public <T> Optional<T> shared(Class<T> type) {
        return Optional.ofNullable(shared.get(type)).map(type::cast);
    }

    /** Nothing was found wrong so far in that folder of the city. */
    public boolean isSoundIn(String parent) {
        return faults.stream().noneMatch(fault -> fault.place().file().startsWith(parent + "/"));
    }

    /** Says which city the pack is for. */
    public void setCity(String code) {
        city = code;
    }

    /** Code of the city that the pack is for; empty when an earlier part could not read it. */
    public Optional<String> city() {
        return Optional.ofNullable(city);
    }

    /** Says that {@code code} exists from now on; twice is a fault. */
    public void define(String kind, String code, Place place) {
        Place first = defined.computeIfAbsent(kind, k -> new LinkedHashMap<>()).putIfAbsent(code, place);
        if (first != null) {
            fault(place, "pack.duplicate", code, first.toString());
        }
    }

    /** All codes of a kind, in the order in which they were defined. */
    public List<String> defined(String kind) {
        return List.copyOf(defined.getOrDefault(kind, Map.of()).keySet());
    }

    public boolean isDefined(String kind, String code) {
        return defined.getOrDefault(kind, Map.of()).containsKey(code);
    }

    /**
     * Codes that were loaded once may be closed but must not vanish: old records point to them. Called when all of the kind are
     * defined; says nothing when the file has other faults, since a row that cannot be read is not a row that was dropped.
     */
    public void keep(String kind, Collection<String> loaded, String file) {
        Map<String, Place> now = defined.getOrDefault(kind, Map.of());
        if (isSound(file) && !now.isEmpty()) {
            loaded.stream()
                    .distinct()
                    .filter(code -> !now.containsKey(code))
                    .forEach(code -> fault(new Place(file, 0), "pack.vanished", code));
        }
    }

    /** Nothing was found wrong in that file so far. */
    public boolean isSound(String file) {
        return faults.stream().noneMatch(fault -> fault.place().file().equals(file));
    }

    /** Nothing was found wrong so far in the files whose path begins so. */
    public boolean isSoundBelow(String folder) {
        return faults.stream().noneMatch(fault -> fault.place().file().startsWith(folder));
    }

    /** Says that {@code code} must exist when the whole pack is read. */
    public void refer(String kind, String code, Place place) {
        references.add(new Reference(kind, code, place));
    }

    /** Names of the folders in a folder of the city, sorted; none when there is no such folder. */
    public List<String> folders(String parent) {
        return names(parent, Files::isDirectory);
    }

    /** Names of the files in a folder of the city, sorted, without those that begin with a dot. */
    public List<String> files(String parent) {
        return names(parent, Files::isRegularFile);
    }

    private List<String> names(String parent, Predicate<Path> kind) {
        Path root = folder.resolve(parent);
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(root)) {
            return entries.filter(kind)
                    .map(path -> path.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            fault(new Place(parent, 0), "pack.file.unreadable", String.valueOf(e.getMessage()));
            return List.of();
        }
    }

    /** For a file that need not be there. */
    public boolean has(String file) {
        return Files.isRegularFile(folder.resolve(file));
    }

    /** A YAML file of the city; empty and a fault when it is missing. */
    public Optional<YamlNode> yaml(String file) {
        return text(folder.resolve(file), file).flatMap(text -> YamlNode.parse(text, file, this));
    }

    /** A YAML file shared by all cities. */
    public Optional<YamlNode> nationalYaml(String file) {
        String shown = "national/" + file;
        return text(national.resolve(file), shown).flatMap(text -> YamlNode.parse(text, shown, this));
    }

    /** The rows of a CSV file with a header; every one of {@code columns} must be there, and no other. */
    public List<CsvRow> csv(String file, Set<String> columns) {
        return text(folder.resolve(file), file)
                .map(text -> CsvRow.parse(text, file, columns, this))
                .orElse(List.of());
    }

    /** A file of the city as text; empty and a fault when it is missing or not UTF-8. */
    public Optional<String> text(String file) {
        return text(folder.resolve(file), file);
    }

    private Optional<String> text(Path path, String shown) {
        try {
            if (!Files.isRegularFile(path)) {
                fault(new Place(shown, 0), "pack.file.missing");
                return Optional.empty();
            }
            if (Files.size(path) > LARGEST_FILE_BYTES) {
                fault(new Place(shown, 0), "pack.file.large", LARGEST_FILE_BYTES >> 20);
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(path);
            return decode(bytes, shown);
        } catch (IOException e) {
            fault(new Place(shown, 0), "pack.file.unreadable", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<String> decode(byte[] bytes, String shown) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(rest).toString();
            if (Characters.isBroken(text)) {
                fault(new Place(shown, brokenLine(text)), "pack.file.control");
                return Optional.empty();
            }
            return Optional.of(text.startsWith("\ufeff") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            int line = 1;
            for (int i = 0; i < rest.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            fault(new Place(shown, line), "pack.file.encoding");
            return Optional.empty();
        }
    }

    private static int brokenLine(String text) {
        List<String> lines = text.lines().toList();
        int line = 1;
        while (line < lines.size() && !Characters.isBroken(lines.get(line - 1))) {
            line++;
        }
        return line;
    }

    List<Fault> notes() {
        return List.copyOf(notes);
    }

    /** Everything wrong so far, in the order of files and lines. */
    List<Fault> faults() {
        // The same file can be read on several ways.
        List<Fault> all = new ArrayList<>(new LinkedHashSet<>(faults));
        for (Reference reference : references) {
            // When nothing of a kind is defined its file could not be read, which is reported once already.
            if (defined.containsKey(reference.kind()) && !isDefined(reference.kind(), reference.code())) {
                all.add(new Fault(reference.place(), "pack.unknown." + reference.kind(), List.of(reference.code())));
            }
        }
        all.sort(java.util.Comparator.comparing((Fault fault) -> fault.place().file())
                .thenComparingInt(fault -> fault.place().line()));
        return all;
    }
}
