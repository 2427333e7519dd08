/**
 * The whole database in one file and back again, while the servers run. Reads and writes every table of every module by the
 * catalogue, so it owns none itself; asks {@code identity} for the name of the sealing key; tells {@code system.backed-up} and
 * {@code system.restored}.
 */
@NullMarked
package id.andalan.backup;

import org.jspecify.annotations.NullMarked;
