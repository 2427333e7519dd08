package id.andalan.casework;

import java.util.List;

/**
 * What became of a case that somebody moved.
 *
 * @param open what is to be done now
 */
public record Moved(Application application, List<CaseTask> open) {}
