package id.andalan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The house rules that only the text of the repository shows. */
class HouseTest {
    private static final int LONGEST_FILE = 400;
    private static final int LONGEST_METHOD = 40;

    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TESTS = Path.of("src/test/java");
    private static final Pattern MACHINE_PATH = Pattern.compile("(?<![\\w.$~}-])/(?:home|root|Users|work)/[a-z]");
    private static final Pattern ROUTE =
            Pattern.compile("@(?:Get|Post|Put|Delete|Request)Mapping\\((?:path = |value = )?\\{?\"([^\"]+)\"");

    @Test
    void noFileIsLongerThanFourHundredLines() throws IOException {
        Set<String> longer = new TreeSet<>();
        for (Path file : sources(".java", ".jte", ".css", ".js", ".sql")) {
            long lines = text(file).lines().count();
            if (lines > LONGEST_FILE) {
                longer.add(file + ": " + lines);
            }
        }
        assertThat(longer).isEmpty();
    }

    @Test
    void noMethodIsLongerThanFortyLines() throws IOException {
        Set<String> longer = new TreeSet<>();
        int methods = 0;
        for (Path file : sources(".java")) {
            if (!file.startsWith(MAIN)) {
                continue;
            }
            // As the formatter leaves it, a method of a top-level class begins and ends four spaces in.
            List<String> lines = text(file).lines().toList();
            int begin = -1;
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                if (begin < 0 && line.matches(" {4}[^ }].*\\)( throws [\\w., ]+)? \\{")) {
                    begin = i;
                } else if (begin >= 0 && line.equals("    }")) {
                    methods++;
                    long length = withoutSql(lines.subList(begin + 1, i));
                    if (length > LONGEST_METHOD) {
                        longer.add(file + ":" + (begin + 1) + ": " + length + " lines");
                    }
                    begin = -1;
                }
            }
        }
        assertThat(methods).isGreaterThan(100);
        assertThat(longer).isEmpty();
    }

    /** Lines outside text blocks: a statement in SQL may be as long as it has to. */
    private static long withoutSql(List<String> lines) {
        long count = 0;
        boolean block = false;
        for (String line : lines) {
            boolean opensOrCloses = line.contains("\"\"\"") && line.indexOf("\"\"\"") == line.lastIndexOf("\"\"\"");
            count += block && !opensOrCloses ? 0 : 1;
            block ^= opensOrCloses;
        }
        return count;
    }

    @Test
    void everyPageIsAskedForByATest() throws IOException {
        StringBuilder asked = new StringBuilder();
        for (Path file : sources(".java", ".txt", ".js")) {
            if (file.startsWith(TESTS) || file.startsWith("src/test/resources")) {
                asked.append(text(file));
            }
        }
        Set<String> never = new TreeSet<>();
        int pages = 0;
        for (Path file : sources(".java")) {
            if (!file.startsWith(MAIN) || !file.toString().endsWith("Page.java")) {
                continue;
            }
            List<String> routes = ROUTE.matcher(text(file))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            pages += routes.isEmpty() ? 0 : 1;
            boolean known = routes.isEmpty()
                    || routes.stream()
                            .map(route -> route.replaceFirst("/?\\{.*", ""))
                            .anyMatch(route -> asked.indexOf("\"" + route) >= 0 || asked.indexOf(" " + route) >= 0);
            if (!known) {
                never.add(file.toString());
            }
        }
        assertThat(pages).isPositive();
        assertThat(never).isEmpty();
    }

    @Test
    void everyModuleSaysWhatItIsFor() throws IOException {
        try (Stream<Path> modules = Files.list(MAIN.resolve("id/andalan"))) {
            Set<String> silent = modules.filter(Files::isDirectory)
                    .filter(module -> !Files.exists(module.resolve("package-info.java")))
                    .map(Path::toString)
                    .collect(Collectors.toSet());
            assertThat(silent).isEmpty();
        }
    }

    @Test
    void theRepositoryNamesNoMachine() throws IOException {
        Set<String> named = new TreeSet<>();
        for (Path file : sources("")) {
            if (!file.endsWith("HouseTest.java")
                    && MACHINE_PATH.matcher(text(file)).find()) {
                named.add(file.toString());
            }
        }
        assertThat(named).isEmpty();
    }

    @Test
    void noTestIsSwitchedOff() throws IOException {
        Set<String> off = new TreeSet<>();
        for (Path file : sources(".java")) {
            if (file.startsWith(TESTS) && text(file).contains("@Dis" + "abled")) {
                off.add(file.toString());
            }
        }
        assertThat(off).isEmpty();
    }

    /** Files of the repository with one of the endings; never what a build or a run made. */
    private static List<Path> sources(String... endings) throws IOException {
        Set<String> made = Set.of("target", "data", ".git", ".idea", ".vscode");
        try (Stream<Path> top = Files.list(Path.of(""))) {
            List<Path> roots =
                    top.filter(path -> !made.contains(path.toString())).toList();
            Set<Path> files = new TreeSet<>();
            for (Path root : roots) {
                try (Stream<Path> all = Files.walk(root)) {
                    all.filter(Files::isRegularFile)
                            .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                            .forEach(files::add);
                }
            }
            assertThat(files).isNotEmpty();
            return List.copyOf(files);
        }
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            return "";
        }
    }
}
