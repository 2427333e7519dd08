package id.andalan.identity.web;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SELECT of /admin/akun. */
@Repository
class AccountListQuery {
    private static final int MAX_MATCHES = 1_000;

    private final JdbcClient jdbc;

    AccountListQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is shown; empty text means any.
     *
     * @param contacts residents whose sealed data match what was searched for exactly
     * @param state {@code aktif}, {@code diundang} or {@code nonaktif}
     */
    record Filter(String text, List<UUID> contacts, String role, String agency, String state) {}

    record Found(
            UUID account,
            @Nullable String name,
            @Nullable String login,
            String role,
            @Nullable String agency,
            String state,
            boolean sample,
            @Nullable Instant signedInAt) {}

    List<Found> list(Filter filter, String sort, int limit, int offset) {
        return jdbc.sql("""
                        with found as (
                            select id, name, login, role, agency, sample, signed_in_at,
                                   case when deactivated_at is not null then 'nonaktif'
                                        when password is null and oidc_subject is null and not sample then 'diundang'
                                        else 'aktif' end as state
                            from identity.account
                            where (:text = '' or name ilike '%' || :text || '%' or login ilike '%' || :text || '%'
                                   or contact_id = any (:contacts::uuid[]))
                              and (:role = '' or role = :role)
                              and (:agency = '' or agency = :agency))
                        select * from found where :state = '' or state = :state
                        order by\s""" + order(sort) + " limit :limit offset :offset")
                .param(
                        "text",
                        filter.text().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_"))
                .param("contacts", contacts(filter), Types.VARCHAR)
                .param("role", filter.role())
                .param("agency", filter.agency())
                .param("state", filter.state())
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> {
                    Timestamp signedIn = row.getTimestamp("signed_in_at");
                    return new Found(
                            row.getObject("id", UUID.class),
                            row.getString("name"),
                            row.getString("login"),
                            row.getString("role"),
                            row.getString("agency"),
                            row.getString("state"),
                            row.getBoolean("sample"),
                            signedIn == null ? null : signedIn.toInstant());
                })
                .list();
    }

    private static String contacts(Filter filter) {
        return filter.contacts().stream()
                .limit(MAX_MATCHES)
                .map(UUID::toString)
                .collect(java.util.stream.Collectors.joining(",", "{", "}"));
    }

    /** Only words of ours reach the SQL. */
    private static String order(String sort) {
        return switch (sort) {
            case "peran" -> "role, agency, name, id";
            case "masuk" -> "signed_in_at desc nulls last, id";
            default -> "name is null, name, id";
        };
    }
}
