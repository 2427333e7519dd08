package id.andalan.casework.engine;

import id.andalan.catalog.process.ServiceProcess;
import id.andalan.core.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flowable.bpmn.model.BoundaryEvent;
import org.flowable.bpmn.model.FlowElement;
import org.flowable.common.engine.api.FlowableException;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.common.engine.impl.persistence.StrongUuidGenerator;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.RuntimeService;
import org.flowable.engine.repository.ProcessDefinition;
import org.flowable.engine.runtime.Execution;
import org.flowable.job.api.Job;
import org.flowable.spring.SpringProcessEngineConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The door to the engine. It is built at its first use (which takes a second or two) and works in the caller's transaction. It keeps
 * no history and no variables: both are the case's own.
 */
@Component
public class Engine implements DisposableBean {
    private final DataSource database;
    private final PlatformTransactionManager transactions;
    private final Clock clock;
    private volatile @Nullable ProcessEngine engine;

    Engine(DataSource database, PlatformTransactionManager transactions, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * A timer whose time has come.
     *
     * @param instance of the engine, kept with the case
     */
    public record DueTimer(String job, String instance) {}

    /**
     * Gives the engine a process; the answer names it from now on.
     *
     * @param entry the task at which it begins; empty: at its start
     */
    public String deploy(String code, int version, ServiceProcess process, String entry) {
        String key = "service_" + code + "_v" + version + (entry.isEmpty() ? "" : "_at_" + entry);
        String deployment = engine().getRepositoryService()
                .createDeployment()
                .name(key)
                .disableSchemaValidation()
                .addBpmnModel(key + ".bpmn", ProcessModels.of(key, process, entry))
                .deploy()
                .getId();
        ProcessDefinition definition = engine().getRepositoryService()
                .createProcessDefinitionQuery()
                .deploymentId(deployment)
                .singleResult();
        return definition.getId();
    }

    /** Starts a case and takes it to where it first waits; answers the engine's name of it. */
    public String start(String definition, String key, CaseRun run) {
        return in(
                run,
                () -> runtime()
                        .createProcessInstanceBuilder()
                        .processDefinitionId(definition)
                        .businessKey(key)
                        .start()
                        .getId());
    }

    /** Goes on from where the case waits. */
    public void go(String execution, CaseRun run) {
        in(run, () -> {
            runtime().trigger(execution, null, null);
            return "";
        });
    }

    /** Takes the case away from the engine, wherever it stands. */
    public void stop(String instance, CaseRun run) {
        in(run, () -> {
            runtime().deleteProcessInstance(instance, "withdrawn");
            return "";
        });
    }

    /** The engine still has something to do with it: it is at some node. */
    public boolean isRunning(String instance) {
        return runtime()
                        .createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .count()
                > 0;
    }

    /** Timers whose time has come, the oldest first. */
    public List<DueTimer> dueTimers(int most) {
        return engine()
                .getManagementService()
                .createTimerJobQuery()
                .duedateLowerThan(java.util.Date.from(clock.instant().plusMillis(1)))
                .orderByJobDuedate()
                .asc()
                .listPage(0, most)
                .stream()
                .map(job -> new DueTimer(job.getId(), job.getProcessInstanceId()))
                .toList();
    }

    /** Lets a timer go off; false when it is gone, because its task was done meanwhile. */
    public boolean fire(String job, CaseRun run) {
        var management = engine().getManagementService();
        Job timer = management.createTimerJobQuery().jobId(job).singleResult();
        if (timer == null) {
            return false;
        }
        in(run, () -> {
            takeAway(timer, run);
            management.moveTimerToExecutableJob(job);
            management.executeJob(job);
            return "";
        });
        return true;
    }

    /** The engine calls no listener of a task that a timer takes away: who keeps open tasks is told here. */
    private void takeAway(Job timer, CaseRun run) {
        FlowElement element = engine().getRepositoryService()
                .getBpmnModel(timer.getProcessDefinitionId())
                .getFlowElement(timer.getElementId());
        if (element instanceof BoundaryEvent boundary && boundary.isCancelActivity()) {
            Execution waiting = runtime()
                    .createExecutionQuery()
                    .executionId(timer.getExecutionId())
                    .singleResult();
            run.left(boundary.getAttachedToRefId(), waiting.getParentId());
        }
    }

    private static String in(CaseRun run, Supplier<String> move) {
        try {
            return ScopedValue.where(Door.RUN, run).call(move::get);
        } catch (FlowableException wrapped) {
            // What the case itself refuses is said as it is, not as a fault of the engine.
            for (Throwable cause = wrapped.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof Refusal refusal) {
                    throw refusal;
                }
            }
            throw wrapped;
        }
    }

    private RuntimeService runtime() {
        return engine().getRuntimeService();
    }

    /** Builds the engine if it is not there yet; also called ahead of need. */
    public ProcessEngine engine() {
        ProcessEngine built = engine;
        return built == null ? build() : built;
    }

    private synchronized ProcessEngine build() {
        ProcessEngine built = engine;
        if (built == null) {
            built = configuration().buildProcessEngine();
            engine = built;
        }
        return built;
    }

    private SpringProcessEngineConfiguration configuration() {
        SpringProcessEngineConfiguration configuration = new SpringProcessEngineConfiguration();
        configuration.setDataSource(database);
        configuration.setTransactionManager(transactions);
        configuration.setDatabaseType("postgres");
        // Said by the prefix alone: with the schema's name too, it would set the search path of the connection at every
        // call.
        configuration.setDatabaseTablePrefix(EngineSchema.SCHEMA + ".");
        configuration.setTablePrefixIsSchema(true);
        configuration.setDatabaseSchemaUpdate("false");
        configuration.setHistoryLevel(HistoryLevel.NONE);
        configuration.setAsyncExecutorActivate(false);
        configuration.setDisableIdmEngine(true);
        configuration.setDisableEventRegistry(true);
        configuration.setEnableEventDispatcher(false);
        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.setClock(new EngineClock(clock));
        configuration.setBeans(Map.of());
        configuration.setExpressionManager(new DoorExpressions(new Door()));
        configuration.setActivityInstanceEntityManager(new NoActivityLog(configuration));
        configuration.setExecutionEntityManager(new LeanExecutions(configuration));
        return configuration;
    }

    @Override
    public void destroy() {
        ProcessEngine built = engine;
        if (built != null) {
            built.close();
        }
    }
}
