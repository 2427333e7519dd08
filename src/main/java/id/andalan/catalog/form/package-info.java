/**
 * The form of a service (or of an officer's task) as {@code form.schema.json} says it: read with the line of every fault, asked page by
 * page, its answers checked. Pure: no web, no database. What is not in the documented set (see {@code docs/services.md}) is refused.
 */
@NullMarked
@NamedInterface("form")
package id.andalan.catalog.form;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
