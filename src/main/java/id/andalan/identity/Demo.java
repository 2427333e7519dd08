package id.andalan.identity;

import id.andalan.audit.AuditTrail;
import id.andalan.audit.JournalSignal;
import id.andalan.core.Actor;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Whether this installation is for trying out: then sample persons may come in by a link that the server prints. What was switched in
 * the database counts; before anybody switched, ANDALAN_DEMO does.
 */
@Service
public class Demo implements JournalSignal {
    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);

    private final DemoTable table;
    private final AuditTrail audit;
    private final Clock clock;
    private final boolean byEnvironment;
    private volatile @Nullable Boolean known;

    Demo(DemoTable table, AuditTrail audit, Clock clock, @Value("${andalan.demo:false}") boolean byEnvironment) {
        this.table = table;
        this.audit = audit;
        this.clock = clock;
        this.byEnvironment = byEnvironment;
    }

    /** From memory; a switch on another server arrives within a second. */
    public boolean isOn() {
        Boolean now = known;
        if (now == null) {
            try {
                now = table.running().orElse(byEnvironment);
                known = now;
            } catch (DataAccessException | CannotCreateTransactionException e) {
                LOG.debug("demo switch not read", e);
                return false;
            }
        }
        return now;
    }

    /**
     * Whether the servers are in demo mode, as seen from a command, which does not have their environment: the server that started last
     * let its sample persons in or shut them out.
     */
    public boolean isOnAtServers() {
        return table.running().orElseGet(() -> byEnvironment || table.anySampleIn());
    }

    /** Nobody switched: what holds comes from ANDALAN_DEMO. */
    public boolean isByEnvironment() {
        return table.running().isEmpty();
    }

    /** Sample persons may come in. Each server makes their links anew when it starts or when it is told here. */
    @Transactional
    public void switchOn(Actor actor) {
        change(actor, true);
    }

    /** Sample persons and sample keys are out at once, and nobody comes in as one any more. */
    @Transactional
    public void switchOff(Actor actor) {
        change(actor, false);
        table.shutSamplesOut(clock.instant());
    }

    private void change(Actor actor, boolean on) {
        table.setRunning(on, clock.instant());
        audit.record(actor, on ? "demo.switched-on" : "demo.switched-off", "demo", "demo", Map.of());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                known = null;
            }
        });
    }

    @Override
    public void onSealed() {
        known = null;
    }
}
