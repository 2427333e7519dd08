/** Sets letters in type: XHTML in, PDF/A-2b out, with the fonts and the colour profile inside. */
@NamedInterface("pdf")
@NullMarked
package id.andalan.document.pdf;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
