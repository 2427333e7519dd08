/** What would have happened: past cases walked again through another version of their service, without engine and data base. */
@NullMarked
@NamedInterface("replay")
package id.andalan.catalog.replay;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
