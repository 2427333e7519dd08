package id.andalan.catalog.form;

import java.time.LocalDate;

/** What a form cannot know by itself. Answers at once: from memory, or from what the caller read beforehand. */
public interface FormWorld {
    /** The day of answering, in the city. */
    LocalDate today();

    /** A ward of the city that exists today. */
    boolean isWard(String code);

    /** Inside the city, or so near that it counts to it. */
    boolean isInCity(double lat, double lon);

    /** A file that is here, that this person may use, and that the rule takes. */
    boolean isFile(String reference, FileRule rule);

    /** A place of that group that can be booked; whether it is free then is another matter. */
    boolean isBookable(String group, String place);

    /** Believes every reference: for examples and for checking a form without a city around it. */
    static FormWorld trusting(LocalDate today) {
        return new FormWorld() {
            @Override
            public LocalDate today() {
                return today;
            }

            @Override
            public boolean isWard(String code) {
                return !code.isBlank();
            }

            @Override
            public boolean isInCity(double lat, double lon) {
                return true;
            }

            @Override
            public boolean isFile(String reference, FileRule rule) {
                return !reference.isBlank();
            }

            @Override
            public boolean isBookable(String group, String place) {
                return !place.isBlank();
            }
        };
    }
}
