package id.andalan.region;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * One feature of a GeoJSON file.
 *
 * @param no position in the file, from 1
 * @param line line of the file where it begins
 * @param properties as text
 * @param geometry valid polygon or multipolygon in degrees, longitude first; null when it has flaws
 */
record GeoFeature(
        int no,
        int line,
        Map<String, String> properties,
        @Nullable Geometry geometry) {}
