package id.andalan.pack;

import id.andalan.core.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.springframework.util.FileSystemUtils;

/**
 * A zip with a pack or with folders of services, laid out on disk to be looked at. A zip with a {@code city.yaml} is a whole pack
 * (with {@code national/} beside it where it has one); else each folder with a {@code service.yaml} takes the place of that service in a
 * copy of the pack that is loaded. Everything is refused that points outside, is too much, or is no such thing.
 */
public final class PackUpload {
    public static final int MOST_ENTRIES = 4_000;
    public static final int MOST_BYTES = 32 << 20;

    private static final int LONGEST_NAME = 200;
    private static final int DEEPEST = 10;
    private static final Pattern CITY = Pattern.compile("(?:(.*)/)?city\\.yaml");
    private static final Pattern SERVICE = Pattern.compile("((?:.*/)?([a-z][a-z0-9-]{0,39}))/service\\.yaml");
    private static final Pattern SEGMENT = Pattern.compile("[\\p{L}\\p{N}_ ()+@,'.-]+");

    private PackUpload() {}

    /**
     * Lays it out.
     *
     * @param current folder of the pack that is loaded, with {@code national} beside it
     * @param work an empty folder
     * @return the folder of the pack to look at, below {@code work}
     * @throws Refusal at {@code zip}
     */
    public static Path lay(InputStream zip, Path current, Path work) throws IOException {
        Map<String, byte[]> files = read(zip);
        Path national = work.resolve("national");
        Matcher city = files.keySet().stream()
                .map(CITY::matcher)
                .filter(Matcher::matches)
                .min(Comparator.comparingInt(found -> found.group().length()))
                .orElse(null);
        if (city != null) {
            String root = city.group(1) == null ? "" : city.group(1) + "/";
            Path pack = work.resolve("pack");
            write(files, root, pack);
            String beside = root.isEmpty() ? "" : root.substring(0, root.lastIndexOf('/', root.length() - 2) + 1);
            if (root.isEmpty() || write(files, beside + "national/", national) == 0) {
                copy(PackReading.nationalBeside(current), national);
            }
            return pack;
        }
        Set<String> services = files.keySet().stream()
                .map(SERVICE::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        if (services.isEmpty()) {
            throw Refusal.at("zip", "pack.zip.empty");
        }
        Path pack = work.resolve(current.toAbsolutePath().normalize().getFileName());
        copy(current, pack);
        copy(PackReading.nationalBeside(current), national);
        for (String service : services) {
            Path folder = pack.resolve("services").resolve(service.substring(service.lastIndexOf('/') + 1));
            FileSystemUtils.deleteRecursively(folder);
            write(files, service + "/", folder);
        }
        return pack;
    }

    private static Map<String, byte[]> read(InputStream zip) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        long bytes = 0;
        int entries = 0;
        try (ZipInputStream in = new ZipInputStream(zip)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (++entries > MOST_ENTRIES) {
                    throw Refusal.at("zip", "pack.zip.many", MOST_ENTRIES);
                }
                String name = entry.getName();
                check(name);
                if (!entry.isDirectory() && !name.startsWith("__MACOSX/")) {
                    // What an entry says of its size is not believed: it is read up to what is left.
                    byte[] content = in.readNBytes((int) (MOST_BYTES - bytes + 1));
                    bytes += content.length;
                    if (bytes > MOST_BYTES) {
                        throw Refusal.at("zip", "pack.zip.large", MOST_BYTES >> 20);
                    }
                    files.put(name, content);
                }
            }
        } catch (ZipException | IllegalArgumentException e) {
            throw Refusal.at("zip", "pack.zip.broken");
        }
        if (entries == 0) {
            throw Refusal.at("zip", "pack.zip.broken");
        }
        return files;
    }

    /** Only plain names, one below the other. */
    private static void check(String name) {
        String path = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        String[] segments = path.split("/", -1);
        boolean right = name.length() <= LONGEST_NAME && segments.length <= DEEPEST;
        for (String segment : segments) {
            right &= SEGMENT.matcher(segment).matches() && !segment.equals(".") && !segment.equals("..");
        }
        if (!right) {
            throw Refusal.at("zip", "pack.zip.name", name.length() > 80 ? name.substring(0, 80) : name);
        }
    }

    private static int write(Map<String, byte[]> files, String root, Path to) throws IOException {
        int written = 0;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (file.getKey().startsWith(root)) {
                Path path = to.resolve(file.getKey().substring(root.length())).normalize();
                if (!path.startsWith(to)) {
                    throw Refusal.at("zip", "pack.zip.name", file.getKey());
                }
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
                written++;
            }
        }
        return written;
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.isDirectory(from)) {
            FileSystemUtils.copyRecursively(from, to);
        }
    }
}
