package id.andalan.identity;

import id.andalan.core.Actor;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of what {@code identity.account} knows of a provider. */
@Repository
class OidcTable {
    private final JdbcClient jdbc;

    OidcTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param withdrawn switched off because of its groups, not by a person */
    record Linked(UUID account, boolean withdrawn) {}

    /** Until the end of the transaction nobody else decides about this person: two first sign-ins at once make one account. */
    void lock(String issuer, String subject) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))::text")
                .param(issuer + ' ' + subject)
                .query(String.class)
                .single();
    }

    Optional<Linked> find(String issuer, String subject) {
        return jdbc.sql("select id, oidc_withdrawn from identity.account where oidc_issuer = ? and oidc_subject = ?")
                .params(issuer, subject)
                .query((row, n) -> new Linked(row.getObject(1, UUID.class), row.getBoolean(2)))
                .optional();
    }

    Optional<String> subject(UUID account) {
        return jdbc.sql("select oidc_subject from identity.account where id = ? and oidc_subject is not null")
                .param(account)
                .query(String.class)
                .optional();
    }

    /** False when the account is linked already. */
    boolean link(UUID account, String issuer, String subject) {
        return jdbc.sql("""
                        update identity.account set oidc_issuer = ?, oidc_subject = ?, version = version + 1
                        where id = ? and oidc_subject is null""").params(issuer, subject, account).update() == 1;
    }

    /** False when it was not linked. */
    boolean unlink(UUID account) {
        return jdbc.sql("""
                        update identity.account
                        set oidc_issuer = null, oidc_subject = null, oidc_withdrawn = false, version = version + 1
                        where id = ? and oidc_subject is not null""").param(account).update() == 1;
    }

    /** An official with that role from now on, whatever it was before. */
    void setOfficial(UUID account, Actor.Role role, @Nullable String agency, String name) {
        jdbc.sql("""
                        update identity.account
                        set role = ?, agency = ?, name = ?, contact_id = null, deactivated_at = null, oidc_withdrawn = false,
                            version = version + 1
                        where id = ?""")
                .param(role.name())
                .param(agency)
                .param(name)
                .param(account)
                .update();
    }

    void setLogin(UUID account, byte[] loginIndex, String login) {
        jdbc.sql("update identity.account set login_index = ?, login = ? where id = ?")
                .params(loginIndex, login, account)
                .update();
    }

    void withdraw(UUID account, Instant at) {
        jdbc.sql("""
                        update identity.account set deactivated_at = ?, oidc_withdrawn = true, version = version + 1
                        where id = ? and deactivated_at is null""").params(Timestamp.from(at), account).update();
    }
}
