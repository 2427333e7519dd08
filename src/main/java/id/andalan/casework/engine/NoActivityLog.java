package id.andalan.casework.engine;

import org.flowable.bpmn.model.FlowElement;
import org.flowable.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.flowable.engine.impl.persistence.entity.ActivityInstanceEntityManagerImpl;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.flowable.engine.impl.persistence.entity.data.impl.MybatisActivityInstanceDataManager;
import org.flowable.task.service.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;

/**
 * The engine's own log of nodes that were entered and left: half of the statements of a move. A case keeps its path and timeline
 * itself, so nothing is written here.
 */
final class NoActivityLog extends ActivityInstanceEntityManagerImpl {
    NoActivityLog(ProcessEngineConfigurationImpl configuration) {
        super(configuration, new MybatisActivityInstanceDataManager(configuration));
    }

    @Override
    public void recordActivityStart(ExecutionEntity execution) {
        // not kept
    }

    @Override
    public void recordActivityEnd(ExecutionEntity execution, @Nullable String reason) {
        // not kept
    }

    @Override
    public void recordSequenceFlowTaken(ExecutionEntity execution) {
        // not kept
    }

    @Override
    public void recordSubProcessInstanceStart(ExecutionEntity parent, ExecutionEntity child) {
        // not kept
    }

    @Override
    public void syncUserTaskExecution(
            ExecutionEntity execution, FlowElement element, @Nullable String old, @Nullable TaskEntity task) {
        // not kept
    }

    @Override
    public void deleteActivityInstancesByProcessInstanceId(String instance) {
        // none there
    }
}
