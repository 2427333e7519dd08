/**
 * Who may come in and as what: accounts, roles, sessions, API keys, personal data under lock.
 *
 * <p>Owns the schema {@code identity}. Calls {@code audit}.
 */
@NullMarked
package id.andalan.identity;

import org.jspecify.annotations.NullMarked;
