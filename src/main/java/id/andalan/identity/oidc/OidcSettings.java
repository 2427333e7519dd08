package id.andalan.identity.oidc;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * How Andalan is known to the provider, from the environment (ANDALAN_OIDC_…).
 *
 * @param issuer letter for letter what the provider calls itself; empty when there is none
 * @param clientSecret empty for a public client, which PKCE alone protects
 * @param label text of the button; empty for the usual one
 * @param groupsClaim where the groups stand in the token; dots lead into objects (Keycloak's {@code realm_access.roles})
 * @param residents people without a mapped group come in as residents instead of being refused
 */
public record OidcSettings(
        String issuer,
        String clientId,
        String clientSecret,
        String label,
        String scope,
        String groupsClaim,
        GroupMapping groups,
        boolean residents) {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * As the environment says.
     *
     * @param read gives the value of a setting by its name there, empty without one
     */
    public static OidcSettings of(UnaryOperator<String> read) {
        return new OidcSettings(
                text(read, "ISSUER", ""),
                text(read, "CLIENT_ID", ""),
                text(read, "CLIENT_SECRET", ""),
                text(read, "LABEL", ""),
                text(read, "SCOPE", "openid profile email"),
                text(read, "GROUPS_CLAIM", "groups"),
                GroupMapping.parse(text(read, "GROUPS", "")),
                Boolean.parseBoolean(text(read, "RESIDENTS", "false")));
    }

    private static String text(UnaryOperator<String> read, String name, String otherwise) {
        String value = read.apply("ANDALAN_OIDC_" + name);
        return value == null || value.isBlank() ? otherwise : value.strip();
    }

    public boolean configured() {
        return !issuer.isEmpty();
    }

    /** Why nobody can sign in with these settings; empty when they can be tried. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (clientId.isEmpty()) {
            faults.add("ANDALAN_OIDC_CLIENT_ID belum diisi");
        }
        if (!trusted(issuer)) {
            faults.add("ANDALAN_OIDC_ISSUER harus alamat https:// (http:// hanya untuk mesin ini sendiri)");
        }
        if (!Arrays.asList(scope.split("\\s+")).contains("openid")) {
            faults.add("ANDALAN_OIDC_SCOPE harus memuat openid");
        }
        return faults;
    }

    /** Codes and secrets go over this address: nobody may read along. */
    static boolean trusted(String address) {
        try {
            URI uri = URI.create(address);
            return uri.getHost() != null
                    && ("https".equals(uri.getScheme())
                            || ("http".equals(uri.getScheme()) && THIS_MACHINE.contains(uri.getHost())));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Holds a secret. */
    @Override
    public String toString() {
        return "OidcSettings[" + issuer + "]";
    }
}
