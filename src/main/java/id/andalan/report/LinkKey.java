package id.andalan.report;

import java.util.Arrays;
import java.util.List;

/** The secrets behind the private links, the same on every server: the first signs, links of all of them open. */
record LinkKey(List<String> secrets) {
    /** As ANDALAN_ENCRYPTION_KEY has them: separated by commas, the current one first. */
    static LinkKey of(String listed) {
        return new LinkKey(Arrays.stream(listed.split("[,\\s]+"))
                .filter(secret -> !secret.isBlank())
                .toList());
    }

    @Override
    public String toString() {
        return "LinkKey";
    }
}
