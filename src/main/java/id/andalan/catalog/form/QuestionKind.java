package id.andalan.catalog.form;

import java.util.Locale;

/** What a question asks for, and so how it is shown and what its answer is as JSON. */
public enum QuestionKind {
    /** One line; a string. */
    TEXT,
    /** Several lines; a string. */
    LONG_TEXT,
    /** One of the options; its value as a string. */
    CHOICE,
    /** Some of the options; an array of their values. */
    CHOICES,
    /** Yes or no; a boolean. */
    FLAG,
    /** Something to agree to; {@code true}. */
    CONSENT,
    /** A whole number. */
    INTEGER,
    /** A number. */
    NUMBER,
    /** Whole rupiah; an integer. */
    RUPIAH,
    /** A day; {@code 2026-12-31}. */
    DATE,
    EMAIL,
    /** A telephone number; a string. */
    PHONE,
    /** The 16 digits of a resident's identity number; a string. */
    NIK,
    /** A ward of the city; its code. */
    WARD,
    /** An agency of the city; its code. */
    AGENCY,
    /** A point; an object with {@code lat} and {@code lon}, WGS 84 degrees. */
    PLACE,
    /** Files; an array of references. */
    FILE,
    /** A place for a time; an object with {@code place}, {@code from}, {@code to} ({@code 2026-12-31T09:00}) and what goes with it. */
    BOOKING,
    /** The same questions for several things or persons; an array of objects. */
    GROUP;

    /** Small and with hyphens, as style sheets and templates name it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean isNumber() {
        return this == INTEGER || this == NUMBER || this == RUPIAH;
    }
}
