package id.andalan.notice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An address of another system that is told what happens.
 *
 * @param patterns of actions: {@code report.filed}, or all of one kind as {@code report.*}
 * @param failures in a row
 * @param failingSince the first failure of that row; null when the last delivery arrived
 * @param resumesAt until then nothing is sent, after failures
 * @param version for changing it without overwriting another's change
 */
public record Webhook(
        UUID id,
        String label,
        String url,
        List<String> patterns,
        State state,
        Instant createdAt,
        int version,
        int failures,
        @Nullable Instant failingSince,
        Instant resumesAt) {

    /** Whether it is told anything. */
    public enum State {
        ACTIVE,
        /** Switched off by an administrator; what happens meanwhile is not kept for it. */
        PAUSED,
        /** Given up after days of failures; what happens meanwhile is not kept for it. */
        DEAD
    }

    boolean wants(String action) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, action));
    }

    static boolean matches(String pattern, String action) {
        return pattern.endsWith(".*")
                ? action.startsWith(pattern.substring(0, pattern.length() - 1))
                : pattern.equals(action);
    }
}
