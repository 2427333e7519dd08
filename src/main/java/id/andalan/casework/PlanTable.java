package id.andalan.casework;

import id.andalan.casework.engine.Engine;
import id.andalan.catalog.Blueprint;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The SQL of {@code casework.plan}: a version of a service is given to the engine once, when its first application comes. */
@Repository
class PlanTable {
    private static final long LOCK = 0x6361736570L;

    private final JdbcClient jdbc;
    private final Engine engine;
    private final TransactionTemplate own;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    PlanTable(JdbcClient jdbc, Engine engine, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.engine = engine;
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** The engine's name of it. */
    String definition(Blueprint plan) {
        return definition(plan, "");
    }

    /** The same, begun at one of its tasks. */
    String definition(Blueprint plan, String entry) {
        String key = plan.service().code() + "/" + plan.service().version() + "/" + entry;
        String found = known.get(key);
        if (found == null) {
            // Stands even if the first application does not.
            found = own.execute(status -> give(plan, entry));
            known.put(key, found);
        }
        return found;
    }

    private String give(Blueprint plan, String entry) {
        jdbc.sql("select 1 from pg_advisory_xact_lock(?)").param(LOCK).query().singleValue();
        String code = plan.service().code();
        int version = plan.service().version();
        return jdbc.sql("select definition from casework.plan where service = ? and version = ? and entry = ?")
                .param(code)
                .param(version)
                .param(entry)
                .query(String.class)
                .optional()
                .orElseGet(() -> {
                    String definition = engine.deploy(code, version, plan.process(), entry);
                    jdbc.sql("insert into casework.plan (service, version, entry, definition) values (?, ?, ?, ?)")
                            .param(code)
                            .param(version)
                            .param(entry)
                            .param(definition)
                            .update();
                    return definition;
                });
    }
}
