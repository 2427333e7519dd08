package id.andalan.report;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which reports of the inbox.
 *
 * @param filter ward, district, category and times count; state and agency are decided by the inbox. With a text it is a search:
 *     through every queue, the state of the filter counts instead of the queue, and the newest stand first
 * @param agency for those who see all agencies: only this one; ignored for officers, who see their own
 * @param officer only what this account has; null: anybody's
 */
public record InboxFilter(
        InboxTab tab,
        ReportFilter filter,
        @Nullable String agency,
        @Nullable UUID officer) {
    public boolean searches() {
        return filter.text() != null;
    }

    public static InboxFilter of(InboxTab tab) {
        return new InboxFilter(tab, ReportFilter.ALL, null, null);
    }
}
