/**
 * The pages of the services; the picture of a process, which the pages of cases show with the place of a case in it; and answers in
 * words, as the pages of cases say them too.
 */
@NamedInterface("words")
@NullMarked
package id.andalan.catalog.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
