package id.andalan.document.sign;

import id.andalan.identity.KeyRing;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code document.signing_key} and {@code document.signer_nik}. */
@Repository
class SigningKeyTable {
    private static final String COLUMNS = "id, holder, key_id, secret, certificate, valid_to";

    private final JdbcClient jdbc;

    SigningKeyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A key as it is kept; the private part sealed. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(UUID id, String holder, KeyRing.Sealed secret, byte[] certificate, Instant validTo) {}

    /** False when another server was faster. */
    boolean insert(Row row, @Nullable UUID account, BigInteger serial, Instant from) {
        return jdbc.sql("""
                insert into document.signing_key (id, account, holder, key_id, secret, certificate, serial, valid_from, valid_to)
                values (?, ?::uuid, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing""")
                        .param(row.id())
                        .param(account)
                        .param(row.holder())
                        .param(row.secret().keyId())
                        .param(row.secret().bytes())
                        .param(row.certificate())
                        .param(new BigDecimal(serial))
                        .param(Timestamp.from(from))
                        .param(Timestamp.from(row.validTo()))
                        .update()
                == 1;
    }

    /** Keys in force: that of the signer, and that of the authority. */
    record InForce(@Nullable Row authority, @Nullable Row signer) {}

    /** Both in one way to the database: asked for every letter. */
    InForce inForce(UUID account) {
        Map<Boolean, Row> found = new HashMap<>();
        jdbc.sql("select " + COLUMNS + """
                , account is null from document.signing_key where retired_at is null and (account is null or account = ?)""")
                .param(account)
                .query((row, n) -> found.put(row.getBoolean(7), row(row, n)))
                .list();
        return new InForce(found.get(true), found.get(false));
    }

    Optional<Row> findAuthority() {
        return jdbc.sql("select " + COLUMNS + " from document.signing_key where account is null and retired_at is null")
                .query(SigningKeyTable::row)
                .optional();
    }

    Optional<Row> find(UUID account) {
        return jdbc.sql("select " + COLUMNS + " from document.signing_key where account = ? and retired_at is null")
                .param(account)
                .query(SigningKeyTable::row)
                .optional();
    }

    void retire(UUID id, Instant at) {
        jdbc.sql("update document.signing_key set retired_at = ? where id = ? and retired_at is null")
                .params(Timestamp.from(at), id)
                .update();
    }

    /** Certificates of every authority this city ever had, newest first: what they vouched for stays vouched for. */
    List<byte[]> listAuthorities() {
        return jdbc.sql("select certificate from document.signing_key where account is null order by valid_from desc")
                .query((row, n) -> row.getBytes(1))
                .list();
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(
                row.getObject(1, UUID.class),
                row.getString(2),
                new KeyRing.Sealed(row.getString(3), row.getBytes(4)),
                row.getBytes(5),
                row.getTimestamp(6).toInstant());
    }

    Optional<KeyRing.Sealed> findNik(UUID account) {
        return jdbc.sql("select key_id, nik from document.signer_nik where account = ?")
                .param(account)
                .query((row, n) -> new KeyRing.Sealed(row.getString(1), row.getBytes(2)))
                .optional();
    }

    void setNik(UUID account, KeyRing.Sealed nik) {
        jdbc.sql("""
                insert into document.signer_nik (account, key_id, nik) values (?, ?, ?)
                on conflict (account) do update set key_id = excluded.key_id, nik = excluded.nik""").params(account, nik.keyId(), nik.bytes()).update();
    }
}
