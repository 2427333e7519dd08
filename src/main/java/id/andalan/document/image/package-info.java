/** Pictures as bytes: what they are, how large, whether whole, and how they are made small and clean. Knows no database and no web. */
@NullMarked
package id.andalan.document.image;

import org.jspecify.annotations.NullMarked;
