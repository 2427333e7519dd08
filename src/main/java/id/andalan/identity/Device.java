package id.andalan.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A browser as its owner would name it ("Chrome, Android"). The full User-Agent is not kept: it is close to a fingerprint. */
final class Device {
    private static final List<String> BROWSERS =
            List.of("Edg", "OPR", "SamsungBrowser", "UCBrowser", "Firefox", "Chrome", "Safari");
    private static final List<String> SYSTEMS = List.of("Android", "iPhone", "iPad", "Windows", "Macintosh", "Linux");

    private Device() {}

    static String of(@Nullable String userAgent) {
        String text = userAgent == null ? "" : userAgent;
        return name(first(BROWSERS, text)) + ", " + name(first(SYSTEMS, text));
    }

    private static String first(List<String> names, String text) {
        return names.stream().filter(text::contains).findFirst().orElse("?");
    }

    private static String name(String found) {
        return switch (found) {
            case "Edg" -> "Edge";
            case "OPR" -> "Opera";
            case "SamsungBrowser" -> "Samsung Internet";
            case "Macintosh" -> "macOS";
            default -> found;
        };
    }
}
