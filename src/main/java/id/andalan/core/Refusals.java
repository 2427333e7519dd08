package id.andalan.core;

import java.util.List;

/** Several refusals at once, so that a form shows every fault in one go. */
public class Refusals extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Refusal> all;

    public Refusals(List<Refusal> all) {
        super(all.toString(), null, false, false);
        this.all = List.copyOf(all);
    }

    public List<Refusal> all() {
        return all;
    }
}
