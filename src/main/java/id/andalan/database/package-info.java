/**
 * The database below everything: starts and stops the embedded PostgreSQL in the data folder, or points to an external one. Owns the
 * data folder; calls nobody.
 */
@NullMarked
package id.andalan.database;

import org.jspecify.annotations.NullMarked;
