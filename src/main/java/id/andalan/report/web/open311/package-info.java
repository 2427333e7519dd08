/** Open311 GeoReport v2, JSON and XML: the edge at which other systems read and file reports. */
@NullMarked
package id.andalan.report.web.open311;

import org.jspecify.annotations.NullMarked;
