/**
 * Residents' reports: filed, handled within working-hour deadlines, resolved with proof, confirmed by whoever reported.
 *
 * <p>Owns the schema {@code report}. Calls {@code region}, {@code agency}, {@code identity}, {@code document}, {@code notice},
 * {@code audit}. Tells {@code report.filed}, {@code report.assigned} … through the journal, facts without personal data.
 */
@NullMarked
package id.andalan.report;

import org.jspecify.annotations.NullMarked;
