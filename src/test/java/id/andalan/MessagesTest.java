package id.andalan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Indonesian first, English second, and no text missing in either. */
class MessagesTest {
    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Path TEMPLATES = Path.of("src/main/jte");
    /** Keys made from a code, as in {@code t("status." + status)}, end in a dot here and are left to the tests of their pages. */
    private static final Pattern USED = Pattern.compile("page\\.t\\(\"([a-z0-9_.-]+)\"");

    @TestFactory
    Stream<DynamicTest> bothLanguagesHaveTheSameKeys() throws IOException {
        return indonesian().stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.getFileName().toString(),
                        () -> assertThat(load(english(file)).keySet())
                                .isEqualTo(load(file).keySet())));
    }

    @TestFactory
    Stream<DynamicTest> bothLanguagesUseTheSameArguments() throws IOException {
        return indonesian().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    Properties english = load(english(file));
                    load(file)
                            .forEach((key, text) -> assertThat(arguments(english.getProperty((String) key)))
                                    .as("%s", key)
                                    .isEqualTo(arguments((String) text)));
                }));
    }

    /** Whoever phones about a case hears the word that is on their own page. */
    @Test
    void anEndedCaseIsCalledTheSameToEverybody() throws IOException {
        for (String language : List.of("", "_en")) {
            Properties applicant = load(MESSAGES.resolve("casework" + language + ".properties"));
            Properties desk = load(MESSAGES.resolve("desk" + language + ".properties"));
            String word = applicant.getProperty("casework.status.granted");
            assertThat(desk.getProperty("desk.status.granted")).isEqualTo(word);
            assertThat(applicant.getProperty("pack.look.was.GRANTED")).isEqualTo(word);
            assertThat(desk.getProperty("desk.step.granted")).isEqualTo(applicant.getProperty("casework.step.granted"));
            assertThat(desk.getProperty("tell.applicant.granted")).containsIgnoringCase(word);
            String taken = applicant.getProperty("casework.status.withdrawn");
            assertThat(desk.getProperty("desk.status.withdrawn")).isEqualTo(taken);
            assertThat(applicant.getProperty("pack.look.was.WITHDRAWN")).isEqualTo(taken);
            assertThat(desk.getProperty("tell.applicant.withdrawn")).containsIgnoringCase(taken);
        }
    }

    @Test
    void noTextIsWrittenTwice() throws IOException {
        Set<Object> seen = new TreeSet<>();
        for (Path file : indonesian()) {
            for (Object key : load(file).keySet()) {
                assertThat(seen.add(key))
                        .as("%s in %s", key, file.getFileName())
                        .isTrue();
            }
        }
    }

    @Test
    void templatesUseOnlyTextsThatExist() throws IOException {
        Set<Object> known = new TreeSet<>();
        for (Path file : indonesian()) {
            known.addAll(load(file).keySet());
        }
        Set<String> unknown = new TreeSet<>();
        int uses = 0;
        for (Path template : templates()) {
            Matcher matcher = USED.matcher(Files.readString(template));
            while (matcher.find()) {
                uses++;
                String key = matcher.group(1);
                if (!key.endsWith(".") && !known.contains(key)) {
                    unknown.add(template.getFileName() + ": " + key);
                }
            }
        }
        assertThat(uses).isPositive();
        assertThat(unknown).isEmpty();
    }

    private static int arguments(String pattern) {
        return new MessageFormat(pattern).getFormatsByArgumentIndex().length;
    }

    private static List<Path> indonesian() throws IOException {
        try (Stream<Path> files = Files.list(MESSAGES)) {
            return files.filter(file -> !file.toString().endsWith("_en.properties"))
                    .sorted()
                    .toList();
        }
    }

    private static Path english(Path file) {
        return file.resolveSibling(file.getFileName().toString().replace(".properties", "_en.properties"));
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            return files.filter(file -> file.toString().endsWith(".jte")).toList();
        }
    }

    private static Properties load(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
