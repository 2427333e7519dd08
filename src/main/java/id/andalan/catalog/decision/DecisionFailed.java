package id.andalan.catalog.decision;

/** A decision gave no answer: its table contradicts itself, a fact has the wrong kind, or it took too long. The message says which. */
public final class DecisionFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    DecisionFailed(String message) {
        super(message);
    }
}
