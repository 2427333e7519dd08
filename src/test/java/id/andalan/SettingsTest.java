package id.andalan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of settings in docs/operations.md names every environment variable that is read, and no other. */
class SettingsTest {
    private static final Path MAIN = Path.of("src/main/java");
    private static final Pattern NAME = Pattern.compile("ANDALAN_[A-Z0-9]+(?:_[A-Z0-9]+)*\\b(?!_)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\"\\$\\{(andalan\\.[a-z0-9.-]+)");
    private static final Pattern OIDC = Pattern.compile("text\\(read, \"([A-Z_]+)\"");
    private static final Pattern GROUP =
            Pattern.compile("@ConfigurationProperties\\(\"(andalan\\.[a-z0-9]+)\"\\)\\s*record \\w+\\(([^{]*)\\{");
    /** Set from elsewhere: by the server for itself, by application.yaml under another name, or by the script for itself. */
    private static final Set<String> INTERNAL = Set.of("ANDALAN_JOBS", "ANDALAN_MAP_TILES", "ANDALAN_HOME");

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            StringBuilder all = new StringBuilder();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                all.append(Files.readString(file)).append('\n');
            }
            return all.toString();
        }
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    /** As the environment spells a property: {@code andalan.webhook.allow-private} is ANDALAN_WEBHOOK_ALLOW_PRIVATE. */
    private static String variable(String property) {
        return property.replaceAll("([a-z])([A-Z])", "$1-$2")
                .toUpperCase(Locale.ROOT)
                .replace('.', '_')
                .replace('-', '_');
    }

    private static Set<String> read() throws IOException {
        String java = sources();
        Set<String> read = names(NAME, java);
        read.addAll(names(NAME, Files.readString(Path.of("src/main/resources/application.yaml"))));
        read.addAll(names(NAME, Files.readString(Path.of("andalan"))));
        PLACEHOLDER.matcher(java).results().forEach(found -> read.add(variable(found.group(1))));
        OIDC.matcher(java).results().forEach(found -> read.add("ANDALAN_OIDC_" + found.group(1)));
        GROUP.matcher(java).results().forEach(group -> {
            for (String component : group.group(2)
                    .replaceAll("@DefaultValue\\(\"[^\"]*\"\\)", "")
                    .split(",", -1)) {
                String name = component.strip().replaceFirst("(?s)\\).*", "").replaceFirst("(?s)^.*\\s", "");
                read.add(variable(group.group(1) + "." + name));
            }
        });
        read.removeAll(INTERNAL);
        return read;
    }

    @Test
    void theTableNamesEverySettingAndNoOther() throws IOException {
        Set<String> told = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("docs/operations.md"))) {
            if (line.startsWith("| `ANDALAN_")) {
                told.addAll(names(NAME, line.substring(0, line.indexOf('|', 1))));
            }
        }
        Set<String> read = read();
        assertThat(read).contains("ANDALAN_ADDRESS", "ANDALAN_WEBHOOK_ALLOW_PRIVATE", "ANDALAN_S3_ACCESS_KEY");
        assertThat(told).isEqualTo(read);
    }
}
