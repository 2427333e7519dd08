/** The sample year of demo mode: what it is made of, and how it comes and goes. */
@NullMarked
package id.andalan.command.sample;

import org.jspecify.annotations.NullMarked;
