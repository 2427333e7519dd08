/** Brings in many reports at once: from files of other systems, and made-up ones for measuring. */
@NullMarked
package id.andalan.report.ingest;

import org.jspecify.annotations.NullMarked;
