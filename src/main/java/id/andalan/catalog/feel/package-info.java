/**
 * The small part of FEEL (DMN 1.x, section 10) in which a process says which way a case goes and a document which part is printed:
 * comparisons of a fact with a value, joined by {@code and} and {@code or}. No functions, no names but facts: nothing in it can reach out.
 */
@NamedInterface("feel")
@NullMarked
package id.andalan.catalog.feel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
