package id.andalan.casework.engine;

import java.util.Date;
import java.util.Objects;
import org.flowable.bpmn.model.SequenceFlow;
import org.flowable.engine.delegate.DelegateExecution;
import org.flowable.engine.delegate.ExecutionListener;
import org.flowable.engine.delegate.JavaDelegate;

/** What the engine's expressions can reach ({@link DoorResolver}): each call goes on to the case that is being moved. */
final class Door {
    /** The case that this thread moves. */
    static final ScopedValue<CaseRun> RUN = ScopedValue.newInstance();

    private final ExecutionListener listener = Door::hear;
    private final ExecutionListener finisher = execution -> RUN.get().finished();
    private final JavaDelegate performer = execution -> RUN.get().perform(node(execution));

    ExecutionListener listener() {
        return listener;
    }

    ExecutionListener finisher() {
        return finisher;
    }

    JavaDelegate performer() {
        return performer;
    }

    boolean takes(String flow) {
        return RUN.get().takes(flow);
    }

    boolean passes(String node) {
        return RUN.get().passes(node);
    }

    Date due(String node) {
        return Date.from(RUN.get().due(node));
    }

    private static void hear(DelegateExecution execution) {
        CaseRun run = RUN.get();
        switch (Objects.requireNonNullElse(execution.getEventName(), "")) {
            case ExecutionListener.EVENTNAME_START -> run.entered(node(execution), execution.getId());
            case ExecutionListener.EVENTNAME_END -> run.left(node(execution), execution.getId());
            case ExecutionListener.EVENTNAME_TAKE -> run.entered(timer(execution), execution.getId());
            default -> throw new IllegalStateException(execution.getEventName());
        }
    }

    private static String timer(DelegateExecution execution) {
        return execution.getCurrentFlowElement() instanceof SequenceFlow flow ? flow.getSourceRef() : node(execution);
    }

    private static String node(DelegateExecution execution) {
        return execution.getCurrentActivityId();
    }
}
