package id.andalan.booking;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What the partial {@code booking/picker.jte} offers for a question with the format {@code booking}. The inputs are named
 * {@code <name>.place}, {@code <name>.from}, {@code <name>.to}, {@code <name>.equipment.<code>}; {@link BookingRequest#ofInputs} puts
 * them together again.
 *
 * @param values what was filled in before, by the last part of the inputs' names
 * @param first the first day that may be asked for
 * @param last the last day
 */
public record BookingPicker(
        String name,
        List<Place> places,
        List<Equipment> equipment,
        LocalDate first,
        LocalDate last,
        Map<String, String> values) {

    public String value(String key) {
        return values.getOrDefault(key, "");
    }

    /** Seconds between two times that can be chosen: the smallest slot of the group. */
    public int stepSeconds() {
        return 60
                * places.stream()
                        .mapToInt(place -> place.rules().slotMinutes())
                        .min()
                        .orElse(60);
    }

    /** Makes pickers. */
    @Component
    public static class Maker {
        private final Places places;
        private final PlaceCalendar calendar;

        Maker(Places places, PlaceCalendar calendar) {
            this.places = places;
            this.calendar = calendar;
        }

        /**
         * Of a group of places.
         *
         * @param name of the question
         * @param group code of the group, as {@code x-booking} names it; nothing to choose when it does not exist
         * @param answer what was answered before, as {@link BookingRequest#answer} has it; may be half of it
         */
        public BookingPicker make(String name, String group, Map<String, ?> answer) {
            List<Place> all = places.list(group);
            Map<String, String> values = new java.util.HashMap<>();
            answer.forEach((key, value) -> {
                if (value instanceof Map<?, ?> pieces) {
                    pieces.forEach((code, number) -> values.put(key + "." + code, String.valueOf(number)));
                } else if (value != null) {
                    values.put(key, value.toString());
                }
            });
            LocalDate today = calendar.today();
            LocalDate last = all.stream()
                    .map(calendar::lastDay)
                    .max(LocalDate::compareTo)
                    .orElse(today);
            return new BookingPicker(name, all, places.equipment(group), today, last, values);
        }
    }
}
