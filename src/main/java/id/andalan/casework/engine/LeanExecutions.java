package id.andalan.casework.engine;

import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.flowable.engine.impl.persistence.entity.ExecutionEntityManagerImpl;
import org.flowable.engine.impl.persistence.entity.data.impl.MybatisExecutionDataManager;

/**
 * Where a case ends, the engine looks for variables, tasks, subscriptions, links and five kinds of jobs of its own to take away with it: a
 * dozen statements. Models made here ({@link ProcessModels}) have none of them but timers, and those hang on the way that waits, never
 * on the case itself. What cannot be there the tables themselves refuse ({@link EngineSchema}); should a timer be left all the same, its
 * foreign key refuses the move.
 */
final class LeanExecutions extends ExecutionEntityManagerImpl {
    LeanExecutions(ProcessEngineConfigurationImpl configuration) {
        super(configuration, new MybatisExecutionDataManager(configuration));
    }

    @Override
    protected void deleteIdentityLinks(ExecutionEntity execution, CommandContext context, boolean events) {
        // none there
    }

    @Override
    protected void deleteVariables(ExecutionEntity execution, CommandContext context, boolean counted, boolean events) {
        // none there
    }

    @Override
    protected void deleteUserTasks(
            ExecutionEntity execution, String reason, CommandContext context, boolean counted, boolean events) {
        // none there
    }

    @Override
    protected void deleteEventSubScriptions(ExecutionEntity execution, boolean counted, boolean events) {
        // none there
    }

    @Override
    protected void deleteJobs(ExecutionEntity execution, CommandContext context, boolean counted, boolean events) {
        if (!execution.isProcessInstanceType()) {
            super.deleteJobs(execution, context, counted, events);
        }
    }
}
