/** Signs PDFs: with keys of the city's own store, or at the national signing service BSrE. */
@NullMarked
package id.andalan.document.sign;

import org.jspecify.annotations.NullMarked;
