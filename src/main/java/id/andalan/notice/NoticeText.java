package id.andalan.notice;

import id.andalan.region.City;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts a notice into words of a language, times in the city's zone. */
@Component
public class NoticeText {
    private final MessageSource messages;
    private final City city;

    NoticeText(MessageSource messages, City city) {
        this.messages = messages;
        this.city = city;
    }

    /** The sentence of the notice. */
    public String of(Notice notice, Locale locale) {
        return of(notice.textKey(), notice.args(), locale);
    }

    String of(String key, List<?> args, Locale locale) {
        return Objects.requireNonNullElse(messages.getMessage(key, words(args, locale), key, locale), key);
    }

    /** The longer text under {@code key.body}; null when there is none. */
    @Nullable
    String body(String key, List<?> args, Locale locale) {
        return messages.getMessage(key + ".body", words(args, locale), null, locale);
    }

    private Object[] words(List<?> args, Locale locale) {
        return args.stream().map(arg -> word(arg, locale)).toArray();
    }

    private Object word(Object arg, Locale locale) {
        return switch (arg) {
            case Instant at -> {
                String pattern = locale.getLanguage().equals("en") ? "d MMMM yyyy, HH:mm z" : "d MMMM yyyy, HH.mm z";
                yield DateTimeFormatter.ofPattern(pattern, locale).format(at.atZone(city.zone()));
            }
            case Notice.Word word -> of(word.key(), List.of(), locale);
            default -> arg;
        };
    }
}
