/**
 * The city's agencies (perangkat daerah), valid over time, and what they answer for: the kinds of citizen reports with their deadlines,
 * and who serves which kind in which ward on which day.
 *
 * <p>Owns {@code agency.*}. Calls region and pack; tells nothing.
 */
@NullMarked
package id.andalan.agency;

import org.jspecify.annotations.NullMarked;
