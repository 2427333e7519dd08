package id.andalan.casework.engine;

import java.time.Instant;

/**
 * What a case does while the engine moves it: the engine knows the way, the case knows its facts. Called inside the caller's
 * transaction; whatever is thrown here rolls the whole move back, and the case stands where it stood.
 */
public interface CaseRun {
    /** The case came to this node. */
    void entered(String node, String execution);

    /** The case, which waited at this node, went on or was taken away from it. */
    void left(String node, String execution);

    /** Whether the condition of this flow holds. */
    boolean takes(String flow);

    /** There is nothing to wait for at this step. */
    boolean passes(String node);

    /** When the time of this timer is up. */
    Instant due(String node);

    /** Does what the system does at this node. */
    void perform(String node);

    /** The case has come to its end everywhere. */
    void finished();
}
