package id.andalan.identity;

import org.springframework.stereotype.Service;

/** Names the keys that seal personal data, never the keys themselves: a backup tells which one it needs. */
@Service
public class SealingKeys {
    private final KeyRing keys;

    SealingKeys(KeyRing keys) {
        this.keys = keys;
    }

    /** The key that seals at the moment. */
    public String currentId() {
        return keys.currentKeyId();
    }

    /** Whether what was sealed with that key can be opened here. */
    public boolean has(String id) {
        return keys.has(id);
    }
}
