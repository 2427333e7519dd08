package id.andalan.pack;

import java.util.List;

/** The pack has faults; nothing of it was loaded. */
public class PackRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    public PackRefused(List<Fault> faults) {
        super(faults.toString(), null, false, false);
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
