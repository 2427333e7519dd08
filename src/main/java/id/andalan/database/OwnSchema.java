package id.andalan.database;

import javax.sql.DataSource;

/** Tables that a library makes by itself. Done after our own migrations, by the role that owns the schemas, on one server at a time. */
public interface OwnSchema {
    /** Makes the tables or brings them up to date; called at every start, so it must be quick when nothing is to be done. */
    void migrate(DataSource owner);
}
