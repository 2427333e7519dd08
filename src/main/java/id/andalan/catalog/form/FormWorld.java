package id.andalan.catalog.form;

import java.time.LocalDate;
import java.util.List;

/** What a form cannot know by itself. Answers at once: from memory, or from what the caller read beforehand. */
public interface FormWorld {
    /** The day of answering, in the city. */
    LocalDate today();

    /** A ward of the city that exists today. */
    boolean isWard(String code);

    /**
     * An agency of the city that exists today.
     *
     * @param types kinds that count, as the pack writes them; empty: all
     */
    boolean isAgency(String code, List<String> types);

    /**
     * The number of a letter of that service that is valid today and belongs to whoever answers. False says nothing more: neither that
     * there is no such letter nor whose it is.
     */
    boolean isOwnLetter(String service, String number);

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
            public boolean isAgency(String code, List<String> types) {
                return !code.isBlank();
            }

            @Override
            public boolean isOwnLetter(String service, String number) {
                return !number.isBlank();
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
