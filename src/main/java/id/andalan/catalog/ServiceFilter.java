package id.andalan.catalog;

import org.jspecify.annotations.Nullable;

/**
 * Which services.
 *
 * @param words what somebody typed; empty for all
 * @param agency code
 * @param topic code
 */
public record ServiceFilter(
        String words,
        @Nullable Audience audience,
        @Nullable String agency,
        @Nullable String topic) {
    public static final ServiceFilter ALL = new ServiceFilter("", null, null, null);

    boolean admits(Service service) {
        return (audience == null || service.audiences().contains(audience))
                && (agency == null || service.home().agency().equals(agency))
                && (topic == null || service.topic().equals(topic));
    }
}
