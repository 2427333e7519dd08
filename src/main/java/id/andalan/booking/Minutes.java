package id.andalan.booking;

import java.time.Instant;

/** Whole minutes since 1970, in which the calendar counts. */
final class Minutes {
    private Minutes() {}

    static long down(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), 60L);
    }

    /** The first whole minute that is not before. */
    static long up(Instant at) {
        long whole = down(at);
        return whole * 60 == at.getEpochSecond() && at.getNano() == 0 ? whole : whole + 1;
    }
}
