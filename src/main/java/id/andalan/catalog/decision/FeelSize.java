package id.andalan.catalog.decision;

import id.andalan.catalog.decision.DecisionModel.Answer;
import id.andalan.catalog.decision.DecisionModel.Text;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Bounds what a model can blow up to before anything runs: {@code b = a + a}, {@code c = b + b} … doubles with each line. Every piece
 * counts its letters and, for each name in it, all that the name stands for.
 */
final class FeelSize {
    private static final long INPUT = 1_000;
    private static final long LARGEST = 10_000_000;

    private FeelSize() {}

    /** The first piece that could grow beyond all measure. */
    static Optional<Text> tooLarge(DecisionModel model) {
        Map<String, Long> sizes = new HashMap<>();
        model.inputs().forEach(input -> sizes.put(input.name(), INPUT));
        for (Answer answer : model.ordered()) {
            Map<String, Long> known = new HashMap<>(sizes);
            long largest = 0;
            for (Text text : answer.texts()) {
                long size = size(text.feel(), known);
                if (size > LARGEST) {
                    return Optional.of(text);
                }
                largest = Math.max(largest, size);
                if (text.named() != null) {
                    known.merge(text.named(), size, Math::max);
                }
            }
            sizes.put(answer.name(), largest);
        }
        return Optional.empty();
    }

    private static long size(String feel, Map<String, Long> known) {
        long size = feel.length();
        int at = 0;
        while (at < feel.length() && size <= LARGEST) {
            int end = at;
            while (end < feel.length() && (Character.isLetterOrDigit(feel.charAt(end)) || feel.charAt(end) == '_')) {
                end++;
            }
            size += end > at ? known.getOrDefault(feel.substring(at, end), 0L) : 0;
            at = Math.max(end, at + 1);
        }
        return size;
    }
}
