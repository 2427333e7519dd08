package id.andalan.catalog.form;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the format of an answer says beyond its JSON type: whether the day, the number, the place, the file can be. */
final class Formats {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,100}@[^@\\s.]{1,60}(\\.[^@\\s.]{1,60}){1,6}");
    private static final Pattern PHONE = Pattern.compile("(\\+[1-9]|0)[0-9]{7,14}");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern MOMENT = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}");
    /** Provinces are numbered from 11 to 97. */
    private static final Pattern NIK = Pattern.compile("[1-9][1-9][0-9]{14}");

    private static final int LONGEST_REFERENCE = 300;
    private static final int LONGEST_CODE = 60;
    private static final BigDecimal MOST_PIECES = BigDecimal.valueOf(100_000);
    private static final Set<String> PARTS = Set.of("place", "from", "to", "equipment", "repeat", "except", "wait");

    private final Question question;
    private final String path;
    private final FormWorld world;
    private final Map<String, FormFault> found;

    /** @param found takes the faults, by path; an answer that has one already is left alone */
    Formats(Question question, String path, FormWorld world, Map<String, FormFault> found) {
        this.question = question;
        this.path = path;
        this.world = world;
        this.found = found;
    }

    void check(Object answer) {
        if (found.containsKey(path)) {
            return;
        }
        Optional<FormFault> fault = switch (question.kind()) {
            case TEXT, LONG_TEXT -> text(answer);
            case EMAIL, PHONE, NIK -> wrongUnless(answer instanceof String text && looks(question.kind(), text));
            case DATE -> date(answer);
            case WARD -> wrongUnless(answer instanceof String code && code.length() <= 20 && world.isWard(code));
            case AGENCY ->
                wrongUnless(answer instanceof String code
                        && code.length() <= LONGEST_CODE
                        && world.isAgency(code, question.extras().agencies()));
            case RUPIAH -> amount(answer);
            case PLACE -> place(answer);
            case FILE -> files(answer);
            case BOOKING -> booking(answer);
            case GROUP -> members(answer);
            default -> Optional.empty();
        };
        fault.ifPresent(one -> found.put(one.path(), one));
    }

    private Optional<FormFault> wrongUnless(boolean right) {
        return right ? Optional.empty() : Optional.of(FaultWords.wrong(question, path));
    }

    private Optional<FormFault> text(Object answer) {
        int most = question.bounds().longest(question.kind());
        if (answer instanceof String text && text.codePointCount(0, text.length()) > most) {
            return Optional.of(FaultWords.of(question, path, "maxLength"));
        }
        String letter = question.extras().letter();
        return letter == null || (answer instanceof String number && world.isOwnLetter(letter, number))
                ? Optional.empty()
                : Optional.of(FaultWords.fault(question, path, "form.wrong.letter"));
    }

    static boolean looks(QuestionKind kind, String text) {
        return switch (kind) {
            case EMAIL -> text.length() <= Bounds.LINE && EMAIL.matcher(text).matches();
            case PHONE -> text.length() <= 40 && PHONE.matcher(squeeze(text)).matches();
            case NIK -> isNik(text);
            default -> !text.isBlank();
        };
    }

    /** A telephone number without what people put between its digits. */
    static String squeeze(String phone) {
        return phone.replaceAll("[\\s().-]", "");
    }

    /** Area code, birthday (40 added to the day for women) and serial number can be; whether somebody has it is not known here. */
    static boolean isNik(String text) {
        if (!NIK.matcher(text).matches() || text.endsWith("0000")) {
            return false;
        }
        int day = Integer.parseInt(text.substring(6, 8)) % 40;
        int month = Integer.parseInt(text.substring(8, 10));
        int year = Integer.parseInt(text.substring(10, 12));
        boolean dayCounts = Integer.parseInt(text.substring(6, 8)) <= 71;
        return dayCounts
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= LocalDate.of(2000 + year, month, 1).lengthOfMonth();
    }

    static Optional<LocalDate> day(String text) {
        try {
            return DAY.matcher(text).matches() ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<FormFault> date(Object answer) {
        Optional<LocalDate> day = answer instanceof String text ? day(text) : Optional.empty();
        if (day.isEmpty()) {
            return Optional.of(FaultWords.wrong(question, path));
        }
        DayLimit from = question.bounds().from();
        DayLimit to = question.bounds().to();
        if (from != null && day.get().isBefore(from.on(world.today()))) {
            return Optional.of(FaultWords.fault(question, path, "form.date.early", from.on(world.today())));
        }
        if (to != null && day.get().isAfter(to.on(world.today()))) {
            return Optional.of(FaultWords.fault(question, path, "form.date.late", to.on(world.today())));
        }
        return Optional.empty();
    }

    private Optional<FormFault> amount(Object answer) {
        return wrongUnless(
                Answers.number(answer).filter(number -> number.signum() >= 0).isPresent());
    }

    private Optional<FormFault> place(Object answer) {
        if (!(answer instanceof Map<?, ?> point) || point.size() != 2) {
            return Optional.of(FaultWords.wrong(question, path));
        }
        Optional<Double> lat = degrees(point.get("lat"), 90);
        Optional<Double> lon = degrees(point.get("lon"), 180);
        if (lat.isEmpty() || lon.isEmpty()) {
            return Optional.of(FaultWords.wrong(question, path));
        }
        return world.isInCity(lat.get(), lon.get())
                ? Optional.empty()
                : Optional.of(FaultWords.fault(question, path, "form.place.outside"));
    }

    private static Optional<Double> degrees(@Nullable Object value, int most) {
        return Answers.number(value).map(Number::doubleValue).filter(degrees -> Math.abs(degrees) <= most);
    }

    private Optional<FormFault> files(Object answer) {
        if (!(answer instanceof List<?> files)) {
            return Optional.of(FaultWords.wrong(question, path));
        }
        if (files.size() > question.bounds().most(question.kind())) {
            return Optional.of(FaultWords.of(question, path, "maxItems"));
        }
        return wrongUnless(files.stream()
                .allMatch(file -> file instanceof String reference
                        && reference.length() <= LONGEST_REFERENCE
                        && world.isFile(reference, question.files())));
    }

    private Optional<FormFault> booking(Object answer) {
        if (!(answer instanceof Map<?, ?> booking)) {
            return Optional.of(FaultWords.wrong(question, path));
        }
        Optional<LocalDateTime> from = moment(booking.get("from"));
        Optional<LocalDateTime> to = moment(booking.get("to"));
        String group = String.valueOf(question.extras().booking());
        boolean right = booking.get("place") instanceof String place
                && place.length() <= 100
                && world.isBookable(group, place)
                && from.isPresent()
                && to.isPresent()
                && pieces(booking.get("equipment"))
                && (!booking.containsKey("wait") || booking.get("wait") instanceof Boolean)
                && PARTS.containsAll(booking.keySet());
        if (!right) {
            return Optional.of(FaultWords.wrong(question, path));
        }
        if (!from.get().isBefore(to.get())) {
            return Optional.of(FaultWords.fault(question, path, "form.booking.order"));
        }
        return from.get().toLocalDate().isBefore(world.today())
                ? Optional.of(FaultWords.fault(question, path, "form.booking.past"))
                : Optional.empty();
    }

    /** Pieces by the code of what is borrowed; which there are is the calendar's matter. */
    private static boolean pieces(@Nullable Object equipment) {
        return equipment == null
                || (equipment instanceof Map<?, ?> map
                        && map.values().stream()
                                .allMatch(number -> Answers.number(number)
                                        .filter(count -> count.signum() > 0
                                                && count.stripTrailingZeros().scale() <= 0
                                                && count.compareTo(MOST_PIECES) <= 0)
                                        .isPresent()));
    }

    private static Optional<LocalDateTime> moment(@Nullable Object value) {
        try {
            return value instanceof String text && MOMENT.matcher(text).matches()
                    ? Optional.of(LocalDateTime.parse(text))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<FormFault> members(Object answer) {
        if (!(answer instanceof List<?> members)) {
            return Optional.of(FaultWords.wrong(question, path));
        }
        if (members.size() > question.bounds().most(question.kind())) {
            return Optional.of(FaultWords.of(question, path, "maxItems"));
        }
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i) instanceof Map<?, ?> member) {
                for (Question inner : question.questions()) {
                    Object value = member.get(inner.name());
                    if (value != null) {
                        new Formats(inner, path + "[" + i + "]." + inner.name(), world, found).check(value);
                    }
                }
            }
        }
        return Optional.empty();
    }
}
