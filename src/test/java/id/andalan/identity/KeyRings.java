package id.andalan.identity;

/** Makes key rings for tests of other modules. */
public final class KeyRings {
    private KeyRings() {}

    /** Of these keys, separated by commas; the first seals. */
    public static KeyRing of(String keys) {
        return new KeyRing(keys);
    }
}
