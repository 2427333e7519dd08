package id.andalan.casework;

/** Somebody who would like to hear from the applicant when the application has ended; the page of the application leads there. */
public interface Afterwards {
    /** Path of the page where the applicant may tell how it was. */
    String path(Application ended);
}
