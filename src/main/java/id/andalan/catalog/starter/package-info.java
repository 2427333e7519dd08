/** A working example of a service, written into a pack for somebody who begins a new one. */
@NullMarked
package id.andalan.catalog.starter;

import org.jspecify.annotations.NullMarked;
