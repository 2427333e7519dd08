package id.andalan.database;

import java.util.Map;
import java.util.Optional;

/**
 * Where the database is and as whom to speak to it.
 *
 * @param owner runs migrations and restore
 * @param app runs the application with rights on rows only; the same as {@code owner} on an external database with one role
 */
public record DatabaseAddress(String url, Login owner, Login app) {

    /** A database role and its password; {@code toString} never shows the password. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return user;
        }
    }

    /**
     * The external database named by ANDALAN_DATABASE_URL, _USER and _PASSWORD; optionally a second role for migrations in
     * ANDALAN_DATABASE_OWNER and _OWNER_PASSWORD.
     */
    public static Optional<DatabaseAddress> fromEnvironment(Map<String, String> environment) {
        String url = environment.getOrDefault("ANDALAN_DATABASE_URL", "");
        if (url.isBlank()) {
            return Optional.empty();
        }
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new DatabaseFault("ANDALAN_DATABASE_URL harus berbentuk jdbc:postgresql://alamat:5432/nama.");
        }
        Login app = login(environment, "ANDALAN_DATABASE_USER", "ANDALAN_DATABASE_PASSWORD");
        boolean owned = !environment.getOrDefault("ANDALAN_DATABASE_OWNER", "").isBlank();
        Login owner = owned ? login(environment, "ANDALAN_DATABASE_OWNER", "ANDALAN_DATABASE_OWNER_PASSWORD") : app;
        return Optional.of(new DatabaseAddress(url, owner, app));
    }

    private static Login login(Map<String, String> environment, String user, String password) {
        String name = environment.get(user);
        String secret = environment.get(password);
        if (name == null || secret == null) {
            throw new DatabaseFault("ANDALAN_DATABASE_URL diisi, tetapi " + user + " atau " + password + " belum.");
        }
        return new Login(name, secret);
    }

    /** As Spring Boot's settings. */
    public Map<String, Object> settings() {
        return Map.of(
                "spring.datasource.url", url,
                "spring.datasource.username", app.user(),
                "spring.datasource.password", app.password(),
                "spring.flyway.url", url,
                "spring.flyway.user", owner.user(),
                "spring.flyway.password", owner.password(),
                "spring.flyway.placeholders.app", app.user());
    }
}
