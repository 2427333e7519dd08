/**
 * Decision tables of a service ({@code *.dmn}, DMN 1.1–1.6 in FEEL): read with suspicion, compiled when first asked, decided exactly and
 * within a time. Apache KIE does the deciding; nothing outside this package sees it, and nothing loads it before a table is used.
 */
@NamedInterface("decision")
@NullMarked
package id.andalan.catalog.decision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
