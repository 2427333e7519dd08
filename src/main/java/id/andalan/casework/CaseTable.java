package id.andalan.casework;

import id.andalan.catalog.Promise;
import id.andalan.core.LastWrites;
import id.andalan.identity.KeyRing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL that writes {@code casework.application}, {@code casework.step} and {@code casework.decision}. */
@Repository
class CaseTable {
    static final String COLUMNS = """
            a.id, a.number, a.service, a.version, a.agency, a.ward, a.status, a.account_id, a.contact_id, a.behalf, a.language,
            a.filed_at, a.due_at, a.paused_at, a.ended_at, a.end_node, a.reason, a.version_no""";

    private final JdbcClient jdbc;
    private final LastWrites last;
    private final CaseSeal seal;

    CaseTable(JdbcClient jdbc, LastWrites last, CaseSeal seal) {
        this.jdbc = jdbc;
        this.last = last;
        this.seal = seal;
    }

    /** At least the next serial number; leaps over {@code skip} of them. */
    long serial(int skip) {
        return jdbc.sql("select max(nextval('casework.serial')) from generate_series(1, ?)")
                .param(skip)
                .query(Long.class)
                .single();
    }

    /**
     * Writes a new one.
     *
     * @param begun where it stands after its first move
     * @param person blind index of the NIK; null when the form does not ask for it
     * @return false when the number is taken
     */
    boolean insert(Application application, Standing begun, byte @Nullable [] person) {
        KeyRing.Sealed sealed = seal.facts(begun.facts(), application.id());
        return jdbc.sql("""
                insert into casework.application (id, number, service, version, agency, ward, status, open, account_id, contact_id,
                    behalf, person, key_id, facts, language, instance, path, filed_at, updated_at, due_at, paused_at,
                    ended_at, end_node, version_no)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (number) do nothing""")
                        .param(application.id())
                        .param(application.number())
                        .param(application.service())
                        .param(application.version())
                        .param(application.agency())
                        .param(text(application.ward()))
                        .param(application.status().code())
                        .param(application.status().isOpen())
                        .param(new SqlParameterValue(
                                Types.OTHER, application.applicant().account()))
                        .param(application.applicant().contact())
                        .param(application.applicant().behalf())
                        .param(new SqlParameterValue(Types.BINARY, person))
                        .param(sealed.keyId())
                        .param(sealed.bytes())
                        .param(application.applicant().language())
                        .param(text(begun.instance()))
                        .param(begun.path().toArray(String[]::new))
                        .param(Timestamp.from(application.clock().filedAt()))
                        .param(Timestamp.from(application.clock().filedAt()))
                        .param(time(application.clock().due()))
                        .param(time(application.clock().pausedAt()))
                        .param(time(application.end().at()))
                        .param(text(application.end().node()))
                        .param(application.versionNo())
                        .update()
                == 1;
    }

    /** What a command left behind; the row is locked by it. Sent with the next {@link #send}. */
    void update(
            Application after, @Nullable String instance, Map<String, Object> facts, List<String> path, Instant at) {
        KeyRing.Sealed sealed = seal.facts(facts, after.id());
        last.add(
                """
                update casework.application set status = ?, open = ?, version = ?, agency = ?, ward = ?, key_id = ?, facts = ?, instance = ?, path = ?,
                    updated_at = ?, due_at = ?, paused_at = ?, ended_at = ?, end_node = ?, reason = ?, version_no = ?
                where id = ?""",
                after.status().code(),
                after.status().isOpen(),
                after.version(),
                after.agency(),
                text(after.ward()),
                sealed.keyId(),
                sealed.bytes(),
                text(instance),
                path.toArray(String[]::new),
                Timestamp.from(at),
                time(after.clock().due()),
                time(after.clock().pausedAt()),
                time(after.end().at()),
                text(after.end().node()),
                text(after.end().reason()),
                after.versionNo(),
                after.id());
    }

    /** Sends what a move changed in this table and that of tasks: one way to the database, and whoever reads it next finds it. */
    void send() {
        last.send();
    }

    static Application application(ResultSet row) throws SQLException {
        return new Application(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getString("service"),
                row.getInt("version"),
                row.getString("agency"),
                row.getString("ward"),
                ApplicationStatus.of(row.getString("status")),
                new Application.Applicant(
                        row.getObject("account_id", UUID.class),
                        row.getObject("contact_id", UUID.class),
                        row.getBoolean("behalf"),
                        row.getString("language")),
                new Promise(
                        instant(row, "filed_at").orElseThrow(),
                        instant(row, "due_at").orElse(null),
                        instant(row, "paused_at").orElse(null)),
                new Application.End(
                        instant(row, "ended_at").orElse(null), row.getString("end_node"), row.getString("reason")),
                row.getInt("version_no"));
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    /** Written with the end of the transaction. */
    void step(UUID application, NewStep step, Instant at) {
        KeyRing.Sealed note = step.note() == null ? null : seal.text(step.note(), application);
        last.add(
                """
                insert into casework.step (application_id, at, kind, node, actor_kind, actor_id, outcome, reason, internal, key_id, note,
                    opened_at, due_at)
                values (?, ?, ?, ?, ?, ?::uuid, ?, ?, ?, ?, ?, ?, ?)""",
                application,
                Timestamp.from(at),
                step.kind().code(),
                text(step.node()),
                step.actor().kind().name(),
                text(step.actor().id() == null ? null : step.actor().id().toString()),
                text(step.outcome()),
                text(step.reason()),
                step.internal(),
                text(note == null ? null : note.keyId()),
                new SqlParameterValue(Types.BINARY, note == null ? null : note.bytes()),
                time(step.openedAt()),
                time(step.due()));
    }

    /** Written with the end of the transaction. */
    void decided(UUID application, String node, DecisionLog log, Instant at) {
        KeyRing.Sealed facts = seal.facts(Map.of("inputs", log.inputs(), "outputs", log.outputs()), application);
        last.add(
                """
                insert into casework.decision (application_id, at, node, model, model_version, rules, key_id, facts)
                values (?, ?, ?, ?, ?, string_to_array(?, chr(31)), ?, ?)""",
                application,
                Timestamp.from(at),
                node,
                log.model(),
                log.version(),
                String.join("\u001f", log.rules()),
                facts.keyId(),
                facts.bytes());
    }

    static SqlParameterValue text(@Nullable String text) {
        return new SqlParameterValue(Types.VARCHAR, text);
    }

    static SqlParameterValue time(@Nullable Instant at) {
        return new SqlParameterValue(Types.TIMESTAMP, at == null ? null : Timestamp.from(at));
    }
}
