/** Sets letters in type: XHTML in, PDF/A-2b out, with the fonts and the colour profile inside. */
@NullMarked
package id.andalan.document.pdf;

import org.jspecify.annotations.NullMarked;
