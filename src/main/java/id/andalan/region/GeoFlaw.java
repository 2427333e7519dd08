package id.andalan.region;

import java.util.List;

/**
 * What is wrong in a GeoJSON file.
 *
 * @param no feature, from 1; 0 for the file as a whole
 * @param code key of the reason in the message files
 */
public record GeoFlaw(int no, int line, String code, List<Object> args) {
    static GeoFlaw of(int no, int line, String code, Object... args) {
        return new GeoFlaw(no, line, code, List.of(args));
    }
}
