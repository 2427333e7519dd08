/**
 * The process of a service as a BPMN 2.0 drawing says it: read from the file, checked so that no case can get stuck, drawn for people.
 * Knows nothing of the engine that will run it; what is not in the small documented set (see {@code docs/services.md}) is refused.
 */
@NamedInterface("process")
@NullMarked
package id.andalan.catalog.process;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
