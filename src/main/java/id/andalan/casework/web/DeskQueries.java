package id.andalan.casework.web;

import id.andalan.casework.DeskFilter;
import id.andalan.casework.DeskTab;
import id.andalan.core.Refusal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** The query string of the inbox of services. */
final class DeskQueries {
    private static final int LONGEST = 200;

    private DeskQueries() {}

    static DeskFilter read(MultiValueMap<String, String> query, boolean handles) {
        String text = value(query, "cari");
        return new DeskFilter(
                tab(value(query, "antrean"), handles),
                value(query, "opd"),
                value(query, "layanan"),
                officer(value(query, "petugas")),
                "1".equals(value(query, "terlambat")),
                text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST));
    }

    /** Who handles begins with what is free; who only looks has no tasks of his own. */
    private static DeskTab tab(@Nullable String code, boolean handles) {
        if (code == null) {
            return handles ? DeskTab.BEBAS : DeskTab.TIM;
        }
        return DeskTab.find(code).orElseThrow(() -> Refusal.at("antrean", "work.queue.unknown", code));
    }

    static @Nullable UUID officer(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.at("petugas", "casework.officer.unknown");
        }
    }

    private static @Nullable String value(MultiValueMap<String, String> query, String name) {
        String value = query.getFirst(name);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
