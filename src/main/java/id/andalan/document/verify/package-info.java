/** Looks at signed PDFs: whether a byte was changed, who signed, whether the signer is known. Works from the file alone. */
@NullMarked
@NamedInterface("verify")
package id.andalan.document.verify;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
