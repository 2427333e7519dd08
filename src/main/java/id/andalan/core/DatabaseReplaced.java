package id.andalan.core;

import org.springframework.context.ApplicationEvent;

/** A backup was restored: whatever this server remembers is of another database. The server starts its application anew. */
public class DatabaseReplaced extends ApplicationEvent {
    /** PostgreSQL's NOTIFY channel that tells it. */
    public static final String CHANNEL = "andalan_restored";

    private static final long serialVersionUID = 1L;

    public DatabaseReplaced(Object source) {
        super(source);
    }
}
