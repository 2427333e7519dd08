package id.andalan.report.web;

import id.andalan.core.Refusal;
import id.andalan.report.InboxFilter;
import id.andalan.report.InboxTab;
import id.andalan.report.ReportFilter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** The inbox's query string: {@code antrean} and {@code petugas} beside the names that every list of reports knows. */
@Component
class InboxQueries {
    private final FilterParameters parameters;

    InboxQueries(FilterParameters parameters) {
        this.parameters = parameters;
    }

    InboxFilter read(MultiValueMap<String, String> query) {
        ReportFilter filter = parameters.read(query);
        InboxTab tab = tab(query.getFirst("antrean"), filter);
        return new InboxFilter(tab, filter, filter.area().agency(), officer(query.getFirst("petugas")));
    }

    /** Of a link that names states or the overdue only, the queue that holds them. */
    private static InboxTab tab(@Nullable String code, ReportFilter filter) {
        if (code != null && !code.isBlank()) {
            return InboxTab.find(code.strip()).orElseThrow(() -> Refusal.at("antrean", "work.queue.unknown", code));
        }
        if (filter.overdue()) {
            return InboxTab.TERLAMBAT;
        }
        if (filter.statuses().isEmpty()) {
            return InboxTab.BARU;
        }
        for (InboxTab tab : InboxTab.values()) {
            if (tab != InboxTab.SAYA
                    && tab != InboxTab.TERLAMBAT
                    && tab.statuses().containsAll(filter.statuses())) {
                return tab;
            }
        }
        return InboxTab.SEMUA;
    }

    private static @Nullable UUID officer(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return UUID.fromString(text.strip());
        } catch (IllegalArgumentException e) {
            throw Refusal.at("petugas", "report.officer.unknown");
        }
    }
}
