/**
 * The city as territory: province, city, districts and wards, valid over time; ward boundaries as sets that can be replaced and undone;
 * from a point to its ward; the city's profile, zone and working-hours calendar.
 *
 * <p>Owns {@code region.*}. Calls pack and audit. Journals {@code region.boundaries.imported} and {@code region.boundaries.undone}.
 */
@NullMarked
package id.andalan.region;

import org.jspecify.annotations.NullMarked;
