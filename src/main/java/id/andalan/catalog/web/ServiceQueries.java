package id.andalan.catalog.web;

import id.andalan.agency.Agencies;
import id.andalan.catalog.Audience;
import id.andalan.catalog.ServiceFilter;
import id.andalan.catalog.Services;
import id.andalan.core.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a filter of services from an address. A code that does not exist is refused, so that nobody takes an empty list for an answer. */
@Component
class ServiceQueries {
    private final Services services;
    private final Agencies agencies;

    ServiceQueries(Services services, Agencies agencies) {
        this.services = services;
        this.agencies = agencies;
    }

    /** Names of the parameters, in this order: words, audience, agency, topic. */
    record Names(String words, String audience, String agency, String topic) {
        /** As on pages. */
        static final Names PAGE = new Names("cari", "untuk", "opd", "topik");
        /** As in the API. */
        static final Names API = new Names("q", "audience", "agency", "topic");
    }

    ServiceFilter read(org.springframework.util.MultiValueMap<String, String> query, Names names) {
        String audience = given(query.getFirst(names.audience()));
        String agency = given(query.getFirst(names.agency()));
        String topic = given(query.getFirst(names.topic()));
        String words = given(query.getFirst(names.words()));
        return new ServiceFilter(
                words == null ? "" : words,
                audience == null
                        ? null
                        : Audience.find(audience).orElseThrow(() -> unknown(names.audience(), audience)),
                agency == null
                        ? null
                        : agencies.find(agency)
                                .orElseThrow(() -> unknown(names.agency(), agency))
                                .code(),
                topic == null ? null : known(topic, names.topic()));
    }

    private String known(String topic, String field) {
        boolean there = services.topics().stream().anyMatch(one -> one.code().equals(topic));
        if (!there) {
            throw unknown(field, topic);
        }
        return topic;
    }

    private static Refusal unknown(String field, String value) {
        return Refusal.at(field, "catalog.filter.unknown", field, value);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /**
     * A part of a list.
     *
     * @param next where the following part begins; null on the last
     */
    record Part<T>(List<T> rows, boolean first, @Nullable String next) {
        /** {@code cursor} is what an earlier part named as its {@code next}; anything else is refused at that field. */
        static <T> Part<T> of(List<T> all, @Nullable String cursor, String field, int size) {
            int from = Math.min(from(cursor, field), all.size());
            int to = Math.min(from + size, all.size());
            return new Part<>(all.subList(from, to), from == 0, behind(from, to - from, all.size()));
        }
    }

    /** Where a part begins: as an earlier one named it; anything else is refused at that field. */
    static int from(@Nullable String cursor, String field) {
        if (cursor == null || cursor.isBlank()) {
            return 0;
        }
        if (!cursor.matches("[1-9][0-9]{0,5}")) {
            throw Refusal.at(field, "catalog.cursor");
        }
        return Integer.parseInt(cursor);
    }

    /** Where the part behind this one begins; null when there is none. */
    static @Nullable String behind(int from, int shown, int total) {
        return shown > 0 && from + shown < total ? Integer.toString(from + shown) : null;
    }
}
