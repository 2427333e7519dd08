/**
 * Applications for public services: filed once, taken through the process of their service, decided, ended; every step in the timeline
 * and the journal, every task with an owner and a time.
 *
 * <p>Owns {@code casework.*} and, by the engine, {@code engine.*}. Calls catalog, document, booking, agency, region, identity, notice,
 * audit. Journals {@code application.*}; hears {@code letter.signed}.
 */
@NullMarked
package id.andalan.casework;

import org.jspecify.annotations.NullMarked;
