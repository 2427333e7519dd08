package id.andalan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the eye and the content security policy ask of templates and stylesheets. */
class LookTest {
    private static final Path CSS = Path.of("src/main/resources/static/css");
    private static final Pattern TOKEN = Pattern.compile("(--[a-z0-9-]+):\\s*(#[0-9a-f]{6})\\b");
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");
    private static final Pattern GROUND = Pattern.compile("(?<![a-z-])background:\\s*([^;]+)");
    private static final Pattern INK = Pattern.compile("(?<![a-z-])color:\\s*([^;]+)");
    private static final Pattern INLINE =
            Pattern.compile("\\sstyle\\s*=|<style|\\son[a-z]+\\s*=\\s*\"|<script(?![^>]*\\ssrc=)|javascript:");
    private static final Pattern ICON =
            Pattern.compile("icon = \"([a-z0-9_-]+)\"|ui\\.icon\\([^)]*name = \"([a-z0-9_-]+)\"");
    private static final double READABLE = 4.5;

    @Test
    void everyTextStandsOutFromItsGround() throws IOException {
        Map<String, String> tokens = new HashMap<>();
        TOKEN.matcher(Files.readString(CSS.resolve("andalan.css")))
                .results()
                .forEach(found -> tokens.put(found.group(1), found.group(2)));
        Set<String> weak = new TreeSet<>();
        int pairs = 0;
        for (Path file : files(CSS, ".css")) {
            Matcher rule = RULE.matcher(Files.readString(file));
            while (rule.find()) {
                String ground = colour(GROUND, rule.group(2), tokens);
                String ink = colour(INK, rule.group(2), tokens);
                if (ground != null && ink != null && !rule.group(1).contains("disabled")) {
                    pairs++;
                    if (contrast(ground, ink) < READABLE) {
                        weak.add(rule.group(1).strip() + " " + contrast(ground, ink));
                    }
                }
            }
        }
        assertThat(pairs).isGreaterThan(20);
        assertThat(weak).isEmpty();
    }

    @Test
    void templatesHoldNoInlineStyleOrScript() throws IOException {
        Set<String> inline = new TreeSet<>();
        List<Path> templates = files(Path.of("src/main/jte"), ".jte");
        for (Path template : templates) {
            Matcher matcher = INLINE.matcher(Files.readString(template));
            if (matcher.find()) {
                inline.add(template + ": " + matcher.group());
            }
        }
        assertThat(templates).isNotEmpty();
        assertThat(inline).isEmpty();
    }

    @Test
    void everyIconInUseIsDrawn() throws IOException {
        String sprite = Files.readString(Path.of("src/main/resources/static/img/icons.svg"));
        Set<String> missing = new TreeSet<>();
        int uses = 0;
        for (Path template : files(Path.of("src/main/jte"), ".jte")) {
            Matcher matcher = ICON.matcher(Files.readString(template));
            while (matcher.find()) {
                uses++;
                String name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
                if (!name.endsWith("-") && !sprite.contains("id=\"" + name + "\"")) {
                    missing.add(template.getFileName() + ": " + name);
                }
            }
        }
        assertThat(uses).isPositive();
        assertThat(missing).isEmpty();
    }

    private static String colour(Pattern property, String body, Map<String, String> tokens) {
        Matcher matcher = property.matcher(body);
        if (!matcher.find()) {
            return null;
        }
        String value = matcher.group(1).strip();
        if (value.startsWith("var(")) {
            value = tokens.get(value.substring(4, value.indexOf(')')));
        }
        if (value == null || !value.startsWith("#")) {
            return null;
        }
        String hex = value.split(" ", 2)[0].substring(1);
        return hex.length() == 3 ? hex.replaceAll("(.)", "$1$1") : hex;
    }

    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /** WCAG 2 relative luminance. */
    private static double luminance(String hex) {
        double[] channel = new double[3];
        for (int i = 0; i < 3; i++) {
            double value = Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16) / 255.0;
            channel[i] = value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * channel[0] + 0.7152 * channel[1] + 0.0722 * channel[2];
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
