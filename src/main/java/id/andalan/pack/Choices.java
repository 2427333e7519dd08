package id.andalan.pack;

import id.andalan.pack.Fault.Place;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Words of a pack that stand for an enum constant: {@code joint-leave} is {@code JOINT_LEAVE}. */
final class Choices {
    private Choices() {}

    /** The constant that {@code word} names; the first one and a fault when there is none. */
    static <E extends Enum<E>> E choose(Class<E> type, String word, String field, Place place, PackReading pack) {
        E[] constants = type.getEnumConstants();
        for (E constant : constants) {
            if (word(constant).equals(word)) {
                return constant;
            }
        }
        String words = Arrays.stream(constants).map(Choices::word).collect(Collectors.joining(", "));
        pack.fault(place, "pack.choice", field, word, words);
        return constants[0];
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
