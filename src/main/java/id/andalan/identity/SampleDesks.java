package id.andalan.identity;

import java.util.Collection;

/** At which agencies people try services out, so that a sample officer and head are there. Who knows them implements this as a bean. */
public interface SampleDesks {
    /** Codes of agencies. */
    Collection<String> agencies();
}
