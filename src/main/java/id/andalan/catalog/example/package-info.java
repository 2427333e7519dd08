/**
 * Example cases of a service ({@code examples/*.yaml}), which are its tests: what somebody applies for, what each official does, and the
 * way, decisions, days and printed facts that must come of it. Run without engine and data base.
 */
@NullMarked
@NamedInterface("example")
package id.andalan.catalog.example;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
