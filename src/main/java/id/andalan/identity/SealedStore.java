package id.andalan.identity;

import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Something that a module keeps sealed with the {@link KeyRing}. Every column of sealed text is such a bean (see {@link SealedTable}), so
 * that a change of the key reaches all of them and nobody throws an old key away too early.
 */
public interface SealedStore {
    /** For whoever changes a key, Indonesian: {@code isian permohonan}. */
    String title();

    /** How many rows each key has sealed, by the key's id. */
    Map<String, Long> uses();

    /**
     * Seals anew, under the current key, what another key of the ring has sealed; in many short transactions of its own, so it may be
     * stopped at any moment and begun again. Rows that are in use at the moment, or whose key is not in the ring, are left as they are.
     *
     * @param progress is told now and then how many it has been
     * @return how many it was
     */
    long sealAnew(LongConsumer progress);
}
