package id.andalan.catalog.decision;

import java.util.Optional;

/** Types of FEEL that a fact can have. */
public enum FeelType {
    NUMBER("number"),
    STRING("string"),
    BOOLEAN("boolean"),
    DATE("date"),
    /** A list or a group of answers; only as what goes in, or out of a table that collects. */
    ANY("Any");

    private final String word;

    FeelType(String word) {
        this.word = word;
    }

    /** As DMN writes it in {@code typeRef}. */
    public String word() {
        return word;
    }

    /** A number, text, truth value or date. */
    public boolean isSimple() {
        return this != ANY;
    }

    /** Of {@code number} or, as older files write it, {@code feel:number}. */
    static Optional<FeelType> find(String typeRef) {
        String plain = typeRef.startsWith("feel:") ? typeRef.substring("feel:".length()) : typeRef;
        for (FeelType type : values()) {
            if (type.word.equals(plain)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
