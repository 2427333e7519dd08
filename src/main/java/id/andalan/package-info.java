/** Andalan, the operating platform of an Indonesian city: one application, its modules are the packages below. */
@NullMarked
package id.andalan;

import org.jspecify.annotations.NullMarked;
