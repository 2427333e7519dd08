package id.andalan.identity;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The key of another system, without the key itself.
 *
 * @param label which system, who looks after it
 * @param agency code of the one agency it acts for; null for the whole city
 * @param perMinute requests that it may send in a minute to each server; null: as many as every key
 */
public record ApiKey(
        UUID id,
        String label,
        Set<Scope> scopes,
        @Nullable String agency,
        @Nullable Integer perMinute,
        Instant madeAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {

    /** What a key may do; nothing else. */
    public enum Scope {
        REPORTS_READ("reports:read"),
        REPORTS_WRITE("reports:write"),
        /** Acts as an officer: of the key's agency, or of all when it has none. */
        REPORTS_HANDLE("reports:handle"),
        /** Files applications in the name of persons whom the program knows. */
        APPLICATIONS_WRITE("applications:write"),
        /** Acts as an officer on applications: of the key's agency, or of all when it has none. */
        APPLICATIONS_HANDLE("applications:handle"),
        OPEN311_WRITE("open311:write"),
        /** Says which other systems are told what happens. */
        WEBHOOKS_KEEP("webhooks:keep");

        private final String text;

        Scope(String text) {
            this.text = text;
        }

        /** As written in the database, on pages and in documents. */
        public String text() {
            return text;
        }

        static Scope of(String text) {
            return List.of(values()).stream()
                    .filter(scope -> scope.text.equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(text));
        }
    }
}
