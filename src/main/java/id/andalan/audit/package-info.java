/**
 * The journal: who did what, when, to which record, in which order. One append-only row per command is the audit entry and the
 * outgoing event at once, written in the command's own transaction; rows are sealed into hash-chained batches at most a second later.
 *
 * <p>Owns {@code audit.entry}, {@code audit.batch}, {@code audit.reader}. Calls nobody; tells every {@link JournalListener}.
 */
@NullMarked
package id.andalan.audit;

import org.jspecify.annotations.NullMarked;
