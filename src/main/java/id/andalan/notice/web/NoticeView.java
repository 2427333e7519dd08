package id.andalan.notice.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What /pemberitahuan shows.
 *
 * @param older where the next page begins; null on the last
 * @param newest up to which all is marked as read; null when there is nothing
 * @param mail whether the reader wants e-mail; null when this server sends none
 */
public record NoticeView(
        List<Row> rows,
        int unread,
        @Nullable UUID older,
        @Nullable UUID newest,
        @Nullable Boolean mail) {

    /** One notice, put into words. */
    public record Row(UUID id, String text, Instant at, boolean read) {}
}
