/**
 * What every module speaks: ids, actors, refusals, idempotency, jobs, the working-day clock, page layout. No rules of a trade.
 *
 * <p>Owns {@code core.idempotency}. Calls nobody, tells nothing.
 */
@NullMarked
@ApplicationModule(type = ApplicationModule.Type.OPEN)
package id.andalan.core;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
