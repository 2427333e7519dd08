package id.andalan.identity.oidc;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a provider writes into a token: any JSON. */
final class Claims {
    private static final int LONGEST = 200;
    private static final int MANY_GROUPS = 1_000;

    private Claims() {}

    /** The claim of that very name, else the one that the dots lead to. */
    static @Nullable Object find(Map<String, Object> claims, String name) {
        if (claims.containsKey(name)) {
            return claims.get(name);
        }
        Object here = claims;
        for (String part : name.split("\\.", -1)) {
            here = here instanceof Map<?, ?> map ? map.get(part) : null;
        }
        return here;
    }

    static List<String> list(@Nullable Object claim) {
        if (claim instanceof Collection<?> many) {
            return many.stream()
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .limit(MANY_GROUPS)
                    .toList();
        }
        return claim instanceof String one ? List.of(one) : List.of();
    }

    /** One line of readable text, or null. */
    static @Nullable String text(Map<String, Object> claims, String name) {
        if (!(claims.get(name) instanceof String text)) {
            return null;
        }
        String line = text.replaceAll("[\\p{C}\\s]+", " ").strip();
        return line.isEmpty() ? null : line.substring(0, Math.min(LONGEST, line.length()));
    }

    /** An error code of a provider, so that it cannot forge lines of the log. */
    static String plain(String code) {
        String plain = code.replaceAll("[^a-zA-Z0-9_.-]", "");
        return plain.substring(0, Math.min(60, plain.length()));
    }
}
