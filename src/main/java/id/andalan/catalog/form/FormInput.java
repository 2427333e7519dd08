package id.andalan.catalog.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers as an HTML form sends them. A question {@code nik} is sent as {@code nik}; a member of a group as {@code anggota[0].nama} (with
 * {@code anggota[0]} to say that it is there); a point as {@code lokasi.lat} and {@code lokasi.lon}; a booking as {@code acara.place},
 * {@code .from}, {@code .to} (local, {@code 2026-12-31T09:00}), {@code .equipment.<code>} (pieces).
 *
 * <p>What cannot be read as its kind stays the text it is: it is shown again as typed, and refused when it is checked.
 */
public final class FormInput {
    private static final int LONGEST = 20_000;
    /** Marks that turn the reading direction: telephones put them around a copied number, and a liar into a name. */
    private static final Pattern TURNS = Pattern.compile("[\\u202a-\\u202e\\u2066-\\u2069]+");

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,15}");
    private static final Pattern GROUPED =
            Pattern.compile("-?[0-9]{1,3}((\\.[0-9]{3}){1,4}|(,[0-9]{3}){2,4})(,0{1,2})?");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,15}([.,][0-9]{1,9})?");
    private static final Pattern DAY = Pattern.compile("([0-3]?[0-9])[-/. ]([01]?[0-9])[-/. ]([12][0-9]{3})");

    private final Map<String, List<String>> sent;
    private final String prefix;

    /**
     * Reads what was sent.
     *
     * @param prefix before every name; empty for a form of its own
     */
    public FormInput(Map<String, List<String>> sent, String prefix) {
        this.sent = sent;
        this.prefix = prefix;
    }

    /** The answers to these questions; without those that were left empty. */
    public Map<String, Object> read(Collection<Question> questions) {
        Map<String, Object> answers = new LinkedHashMap<>();
        for (Question question : questions) {
            Object answer = answer(question, prefix + question.name());
            if (answer != null) {
                answers.put(question.name(), answer);
            }
        }
        return answers;
    }

    private @Nullable Object answer(Question question, String name) {
        return switch (question.kind()) {
            case GROUP -> members(question, name);
            case CHOICES, FILE -> several(name);
            case PLACE -> place(name);
            case BOOKING -> booking(name);
            default -> {
                String text = text(name);
                yield text == null ? null : value(question.kind(), text);
            }
        };
    }

    /** One text as the JSON value of its kind, or as itself when it is none. */
    private static @Nullable Object value(QuestionKind kind, String text) {
        return switch (kind) {
            case LONG_TEXT -> lines(text);
            case INTEGER, RUPIAH -> whole(text);
            case NUMBER -> number(text);
            case FLAG -> flag(text);
            case CONSENT -> text.equals("true") ? true : null;
            case DATE -> day(text);
            case NIK -> text.replaceAll("[\\s.-]", "");
            case PHONE -> Formats.squeeze(text);
            case PLACE, BOOKING, FILE, CHOICES, GROUP -> null;
            case TEXT, CHOICE, EMAIL, WARD, AGENCY -> line(text);
        };
    }

    private static Object flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> line(text);
        };
    }

    private @Nullable List<Object> several(String name) {
        List<Object> values = new ArrayList<>();
        for (String value : sent.getOrDefault(name, List.of())) {
            if (!value.isBlank() && values.size() < 2 * Bounds.MOST_ITEMS * 3) {
                values.add(line(cut(value)));
            }
        }
        return values.isEmpty() ? null : values;
    }

    /** In the order of their numbers, which may have gaps after one was taken away. */
    private @Nullable List<Object> members(Question group, String name) {
        SortedSet<Integer> numbers = new TreeSet<>();
        Pattern member = Pattern.compile(Pattern.quote(name) + "\\[([0-9]{1,3})\\](\\..{1,80})?");
        for (String key : sent.keySet()) {
            Matcher matcher = member.matcher(key);
            if (matcher.matches()) {
                numbers.add(Integer.parseInt(matcher.group(1)));
            }
        }
        List<Object> members = new ArrayList<>();
        for (int number : numbers) {
            if (members.size() <= Bounds.MOST_ITEMS) {
                members.add(new FormInput(sent, name + "[" + number + "].").read(group.questions()));
            }
        }
        return members.isEmpty() ? null : members;
    }

    private @Nullable Object place(String name) {
        Map<String, Object> point = new LinkedHashMap<>();
        for (String part : List.of("lat", "lon")) {
            String text = text(name + "." + part);
            if (text != null) {
                point.put(part, DECIMAL.matcher(text).matches() ? new BigDecimal(text.replace(',', '.')) : text);
            }
        }
        return point.isEmpty() ? null : point;
    }

    private @Nullable Object booking(String name) {
        Map<String, Object> booking = new LinkedHashMap<>();
        String place = text(name + ".place");
        if (place != null) {
            booking.put("place", line(place));
        }
        for (String part : List.of("from", "to")) {
            String moment = text(name + "." + part);
            if (moment != null) {
                booking.put(part, line(moment.length() == 19 ? moment.substring(0, 16) : moment));
            }
        }
        Map<String, Object> equipment = new TreeMap<>();
        String before = name + ".equipment.";
        for (String key : sent.keySet()) {
            String pieces = key.startsWith(before) ? text(key) : null;
            if (pieces != null && !pieces.matches("0+") && equipment.size() < Bounds.MOST_ITEMS) {
                equipment.put(key.substring(before.length()), whole(pieces));
            }
        }
        if (!equipment.isEmpty()) {
            booking.put("equipment", equipment);
        }
        if ("true".equals(text(name + ".wait"))) {
            booking.put("wait", true);
        }
        return booking.isEmpty() ? null : booking;
    }

    private @Nullable String text(String name) {
        List<String> values = sent.getOrDefault(name, List.of());
        String text = values.isEmpty() ? "" : cut(values.getFirst()).strip();
        return text.isEmpty() ? null : text;
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /** On one line, without what cannot be seen. */
    private static String line(String text) {
        return TURNS.matcher(text)
                .replaceAll("")
                .replaceAll("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029]+", " ")
                .strip();
    }

    private static String lines(String text) {
        return TURNS.matcher(text)
                .replaceAll("")
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .replaceAll("[\\p{Cntrl}\\u0080-\\u009f&&[^\n\t]]", "");
    }

    private static Object whole(String text) {
        String bare = bare(text);
        if (WHOLE.matcher(bare).matches()) {
            return Long.valueOf(bare);
        }
        if (GROUPED.matcher(bare).matches()) {
            return Long.valueOf(bare.replaceFirst(",0{1,2}$", "").replaceAll("[.,]", ""));
        }
        return line(text);
    }

    private static Object number(String text) {
        String bare = bare(text);
        if (bare.matches("-?[0-9]{1,3}(\\.[0-9]{3})+(,[0-9]{1,9})?")) {
            return new BigDecimal(bare.replace(".", "").replace(',', '.'));
        }
        return DECIMAL.matcher(bare).matches() ? new BigDecimal(bare.replace(',', '.')) : line(text);
    }

    private static String bare(String text) {
        return text.replaceFirst("(?i)^rp\\.?", "").replaceAll("[\\s\\u00a0]", "");
    }

    /** Also as people write it: 31/12/1990. */
    private static String day(String text) {
        Matcher matcher = DAY.matcher(text);
        return matcher.matches()
                ? "%s-%2s-%2s"
                        .formatted(matcher.group(3), matcher.group(2), matcher.group(1))
                        .replace(' ', '0')
                : line(text);
    }

    /** An answer as the text of its input; empty for what is not answered or has several inputs. */
    public static String text(QuestionKind kind, @Nullable Object answer) {
        return switch (answer) {
            case null -> "";
            case Map<?, ?> map -> "";
            case List<?> list -> "";
            case Number number when kind == QuestionKind.RUPIAH -> grouped(number);
            case Number number ->
                Answers.number(number).map(BigDecimal::toPlainString).orElse("").replace('.', ',');
            default -> answer.toString();
        };
    }

    private static String grouped(Number number) {
        return Answers.number(number)
                .map(amount -> amount.toPlainString().replaceAll("(?<=[0-9])(?=([0-9]{3})+$)", "."))
                .orElse("");
    }
}
