package id.andalan.region;

import id.andalan.core.Bilingual;
import java.time.LocalDate;

/**
 * A day without work.
 *
 * @param certain false for an estimate: lunar feasts whose date the government has not set yet
 */
public record Holiday(LocalDate day, Kind kind, Bilingual name, boolean certain) {
    /** National holiday, joint leave (cuti bersama), or day of an election. */
    public enum Kind {
        NATIONAL,
        JOINT_LEAVE,
        ELECTION
    }
}
