/** The pages of the services, and the picture of a process, which the pages of cases show with the place of a case in it. */
@NamedInterface("picture")
@NullMarked
package id.andalan.catalog.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
