package id.andalan.core;

import java.util.Optional;

/** Whoever gives people numbers to keep says here where one of them leads; the page that checks numbers ({@code /cek}) asks each. */
public interface TrackingNumbers {
    /** Whether the text is a number of this kind with the right check digit, however it is hyphenated. */
    boolean isOne(String typed);

    /** The page that everybody may see under that number, a path of this site; empty when there is none. */
    Optional<String> path(String typed);
}
