/**
 * The city at a glance for those who lead it: figures of the residents' reports, now or at a past moment, live on any number of
 * screens, each opening to its rows; and the sample year of demo mode.
 *
 * <p>Owns no table. Calls {@code report}, {@code region}, {@code agency}, {@code identity}, {@code document}, {@code audit}; nobody
 * calls it. Hears the journal through {@code JournalSignal}.
 */
@NullMarked
package id.andalan.command;

import org.jspecify.annotations.NullMarked;
