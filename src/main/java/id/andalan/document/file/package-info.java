/** Looks into files that people attach: what they really are, and whether they hold anything that acts. */
@NullMarked
package id.andalan.document.file;

import org.jspecify.annotations.NullMarked;
