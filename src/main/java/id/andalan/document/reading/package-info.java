/** Opens PDFs of strangers: what a few kilobytes unfold into must not fill the server's memory. */
@NullMarked
package id.andalan.document.reading;

import org.jspecify.annotations.NullMarked;
