package id.andalan.catalog;

import id.andalan.catalog.form.Question;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Walks through an answer of whatever kind: several choices one by one, members of groups by their fields. */
public final class Values {
    private Values() {}

    /** Hands over every single value with the question that it answers, in their order; nothing for null. */
    public static void each(Question question, @Nullable Object value, BiConsumer<Question, Object> taker) {
        switch (value) {
            case null -> {}
            case List<?> several -> several.forEach(one -> each(question, one, taker));
            case Map<?, ?> member ->
                question.questions().forEach(inner -> each(inner, member.get(inner.name()), taker));
            default -> taker.accept(question, value);
        }
    }
}
