package id.andalan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyRingTest {
    private static final String FIRST = "the-first-key-of-the-city-0000000000001";
    private static final String SECOND = "the-second-key-of-the-city-000000000002";
    private static final String THIRD = "the-third-key-of-the-city-0000000000003";

    private final Map<String, KeyRing.Sealed> table = new HashMap<>();

    private KeyRing ring(String keys) {
        return new KeyRing(keys, () -> table);
    }

    @Test
    void aChangedKeyOpensAndIsFoundButNeverSeals() {
        KeyRing.Sealed text = ring(FIRST).seal("Siti", "a");
        byte[] index = ring(FIRST).blindIndex("nik", "1");
        byte[] mac = ring(FIRST).mac("x");
        table.putAll(ring(SECOND + "," + FIRST).sealedOldSecrets());
        KeyRing second = ring(SECOND);
        assertThat(second.open(text, "a")).isEqualTo("Siti");
        assertThat(second.blindIndexes("nik", "1")).anyMatch(one -> java.util.Arrays.equals(one, index));
        assertThat(second.macs("x")).anyMatch(one -> java.util.Arrays.equals(one, mac));
        assertThat(second.seal("Ona", "a").keyId()).isEqualTo(second.currentKeyId());
        assertThat(second.has(text.keyId()))
                .as("a backup needs it among the settings")
                .isFalse();
        assertThat(second.otherIds()).containsExactly(text.keyId());
    }

    @Test
    void keptKeysOutliveTheNextChange() {
        KeyRing.Sealed text = ring(FIRST).seal("Siti", "a");
        String firstId = ring(FIRST).currentKeyId();
        table.putAll(ring(SECOND + "," + FIRST).sealedOldSecrets());
        KeyRing both = ring(THIRD + "," + SECOND);
        assertThat(both.open(text, "a")).isEqualTo("Siti");
        table.putAll(both.sealedOldSecrets());
        // As the change of the key does with the table of kept keys.
        KeyRing.Sealed kept = table.get(firstId);
        table.put(firstId, both.seal(both.open(kept, KeyRing.KEPT + firstId), KeyRing.KEPT + firstId));
        assertThat(ring(THIRD).open(text, "a")).isEqualTo("Siti");
        assertThat(ring(THIRD).keptIds()).hasSize(2);
    }

    @Test
    void aKeptKeyThatDoesNotOpenIsPassedBy() {
        table.putAll(ring(SECOND + "," + FIRST).sealedOldSecrets());
        KeyRing stranger = ring(THIRD);
        assertThat(stranger.keptIds()).isEmpty();
        KeyRing.Sealed text = ring(FIRST).seal("Siti", "a");
        assertThatThrownBy(() -> stranger.open(text, "a")).hasMessageContaining("tidak ada di server ini");
        // Sealed text that was tampered with must not stop a server from opening everything else.
        table.replaceAll((id, row) -> new KeyRing.Sealed(row.keyId(), new byte[40]));
        assertThat(ring(SECOND).keptIds()).isEmpty();
        assertThat(ring(SECOND).blindIndexes("nik", "1")).hasSize(1);
    }
}
