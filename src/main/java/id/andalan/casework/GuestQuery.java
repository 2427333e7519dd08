package id.andalan.casework;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What an agency has to do with a case of another agency. */
@Repository
class GuestQuery {
    private final JdbcClient jdbc;

    GuestQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An agency in a case of another.
     *
     * @param open a task of the case lies on its desk now
     * @param did the person did a task of the case
     */
    record Guest(boolean open, boolean did) {}

    /** Empty when no task of the case ever lay on that agency's desk. */
    Optional<Guest> find(UUID application, String agency, @Nullable UUID person) {
        return jdbc.sql("""
                select exists (select from casework.task t where t.application_id = g.application_id and t.agency = g.agency) as open,
                       exists (select from casework.step s where s.application_id = g.application_id and s.kind = 'done'
                               and s.actor_id = ?) as did
                from casework.guest g where g.agency = ? and g.application_id = ?""")
                .param(new SqlParameterValue(java.sql.Types.OTHER, person))
                .param(agency)
                .param(application)
                .query(Guest.class)
                .optional();
    }
}
