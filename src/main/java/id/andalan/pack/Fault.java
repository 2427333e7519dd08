package id.andalan.pack;

import java.util.List;

/**
 * What is wrong in a pack, and where.
 *
 * @param code key of the reason in the message files
 */
public record Fault(Place place, String code, List<Object> args) {

    /**
     * Where something stands in a pack.
     *
     * @param file path within the pack's folder
     * @param line from 1; 0 when the whole file is meant
     */
    public record Place(String file, int line) {
        @Override
        public String toString() {
            return line == 0 ? file : file + ":" + line;
        }
    }
}
