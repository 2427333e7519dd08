package id.andalan.identity;

import id.andalan.core.Actor;
import id.andalan.core.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code identity.account}. */
@Repository
class AccountTable {
    static final String COLUMNS = "id, role, agency, login, name, contact_id, "
            + "password is null and oidc_subject is null as invited, sample, version, signed_in_at, deactivated_at";

    private final JdbcClient jdbc;

    AccountTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How an account's row begins. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record New(
            UUID id,
            byte[] loginIndex,
            Actor.Role role,
            @Nullable String agency,
            @Nullable String login,
            @Nullable String name,
            @Nullable UUID contactId,
            @Nullable String password,
            boolean sample) {}

    /** False when the sign-in name is taken. */
    boolean insert(New row, Instant at) {
        return jdbc.sql("""
                        insert into identity.account
                            (id, login_index, role, agency, login, name, contact_id, password, sample, made_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                        .param(row.id())
                        .param(row.loginIndex())
                        .param(row.role().name())
                        .param(row.agency())
                        .param(row.login())
                        .param(row.name())
                        .param(row.contactId())
                        .param(row.password())
                        .param(row.sample())
                        .param(Timestamp.from(at))
                        .update()
                == 1;
    }

    Optional<Account> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from identity.account where id = ?")
                .param(id)
                .query(AccountTable::account)
                .optional();
    }

    Optional<UUID> findByLogin(List<byte[]> loginIndexes) {
        return jdbc.sql("select id from identity.account where login_index in (:indexes)")
                .param("indexes", loginIndexes)
                .query(UUID.class)
                .optional();
    }

    List<Account> listByIds(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("select " + COLUMNS + " from identity.account where id in (:ids)")
                        .param("ids", ids)
                        .query(AccountTable::account)
                        .list();
    }

    /** Active accounts with that role; of one agency, or (null) of all. */
    List<Account> listActive(Actor.Role role, @Nullable String agency) {
        return jdbc.sql("select " + COLUMNS + """
                         from identity.account
                        where role = :role and (:agency::text is null or agency = :agency) and deactivated_at is null
                        order by name, id""")
                .param("role", role.name())
                .param("agency", agency)
                .query(AccountTable::account)
                .list();
    }

    /** The password hash of an active account; empty when it has none. */
    Optional<Credentials> credentials(List<byte[]> loginIndexes) {
        return jdbc.sql("""
                        select id, password from identity.account
                        where login_index in (:indexes) and password is not null and deactivated_at is null""")
                .param("indexes", loginIndexes)
                .query((row, n) -> new Credentials(row.getObject(1, UUID.class), row.getString(2)))
                .optional();
    }

    Optional<Credentials> credentials(UUID id) {
        return jdbc.sql("select id, password from identity.account where id = ? and password is not null")
                .param(id)
                .query((row, n) -> new Credentials(row.getObject(1, UUID.class), row.getString(2)))
                .optional();
    }

    record Credentials(UUID id, String password) {}

    void setPassword(UUID id, String hash) {
        jdbc.sql("update identity.account set password = ?, version = version + 1 where id = ?")
                .params(hash, id)
                .update();
    }

    void signedIn(UUID id, Instant at) {
        jdbc.sql("update identity.account set signed_in_at = ? where id = ?")
                .params(Timestamp.from(at), id)
                .update();
    }

    /** False when somebody changed it since {@code version}. */
    boolean setRole(UUID id, int version, Actor.Role role, @Nullable String agency) {
        return jdbc.sql("""
                        update identity.account set role = ?, agency = ?, version = version + 1
                        where id = ? and version = ?""")
                        .param(role.name())
                        .param(agency)
                        .param(id)
                        .param(version)
                        .update()
                == 1;
    }

    boolean setDeactivated(UUID id, int version, @Nullable Instant at) {
        return jdbc.sql("""
                        update identity.account set deactivated_at = ?, oidc_withdrawn = false, version = version + 1
                        where id = ? and version = ?""")
                        .param(at == null ? null : Timestamp.from(at))
                        .param(id)
                        .param(version)
                        .update()
                == 1;
    }

    void forget(UUID id, byte[] loginIndex, Instant at) {
        jdbc.sql("""
                update identity.account
                set login_index = ?, password = null, oidc_issuer = null, oidc_subject = null, deactivated_at = ?,
                    version = version + 1
                where id = ?""").params(loginIndex, Timestamp.from(at), id).update();
    }

    boolean anyActive(Actor.Role role) {
        return jdbc.sql("""
                select exists (select from identity.account
                               where role = ? and not sample and deactivated_at is null
                                 and (password is not null or oidc_subject is not null))""").param(role.name()).query(Boolean.class).single();
    }

    boolean anotherActive(Actor.Role role, UUID than) {
        return jdbc.sql(
                        "select exists (select from identity.account where role = ? and id <> ? and deactivated_at is null)")
                .params(role.name(), than)
                .query(Boolean.class)
                .single();
    }

    /** Under which attempts to sign in are counted. */
    byte[] loginIndex(UUID account) {
        return jdbc.sql("select login_index from identity.account where id = ?")
                .param(account)
                .query(byte[].class)
                .optional()
                .orElseThrow(() -> new NotFound("account"));
    }

    static Account account(ResultSet row, int n) throws SQLException {
        Timestamp signedIn = row.getTimestamp(10);
        Timestamp deactivated = row.getTimestamp(11);
        return new Account(
                row.getObject(1, UUID.class),
                Actor.Role.valueOf(row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getObject(6, UUID.class),
                row.getBoolean(7),
                row.getBoolean(8),
                row.getInt(9),
                signedIn == null ? null : signedIn.toInstant(),
                deactivated == null ? null : deactivated.toInstant());
    }
}
