/**
 * The template of a document: XHTML with placeholders, read and checked once, then filled with the facts of a case. Pure: knows no
 * database, no Spring, no service.
 */
@NullMarked
@NamedInterface("template")
package id.andalan.document.template;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
