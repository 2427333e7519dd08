/**
 * Places and equipment of the city that people may use: one calendar, in which nothing is promised twice. Places are data of the pack
 * ({@code bookings.yaml}).
 *
 * <p>Owns {@code booking.*}. Calls agency, region, pack, notice (what other systems may hear), audit. Journals {@code booking.held}, {@code booking.reserved},
 * {@code booking.moved}, {@code booking.released}, {@code booking.blocked}, {@code booking.queued}, {@code booking.left},
 * {@code booking.offered}, {@code booking.accepted}, {@code booking.lapsed}.
 */
@NullMarked
package id.andalan.booking;

import org.jspecify.annotations.NullMarked;
