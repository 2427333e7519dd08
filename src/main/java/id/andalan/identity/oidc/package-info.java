/**
 * The other side of signing in through a provider (OpenID Connect): what is configured, what the provider says, which group gives which
 * role. Knows nothing of accounts, sessions and the database.
 */
@NamedInterface("oidc")
@NullMarked
package id.andalan.identity.oidc;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
