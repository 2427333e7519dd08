package id.andalan.casework.engine;

import id.andalan.catalog.process.ServiceProcess;
import id.andalan.catalog.process.ServiceProcess.Flow;
import id.andalan.catalog.process.ServiceProcess.Kind;
import id.andalan.catalog.process.ServiceProcess.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.flowable.bpmn.model.Activity;
import org.flowable.bpmn.model.BoundaryEvent;
import org.flowable.bpmn.model.BpmnModel;
import org.flowable.bpmn.model.EndEvent;
import org.flowable.bpmn.model.ExclusiveGateway;
import org.flowable.bpmn.model.FlowElement;
import org.flowable.bpmn.model.FlowNode;
import org.flowable.bpmn.model.FlowableListener;
import org.flowable.bpmn.model.HasExecutionListeners;
import org.flowable.bpmn.model.ImplementationType;
import org.flowable.bpmn.model.IntermediateCatchEvent;
import org.flowable.bpmn.model.ParallelGateway;
import org.flowable.bpmn.model.Process;
import org.flowable.bpmn.model.ReceiveTask;
import org.flowable.bpmn.model.SequenceFlow;
import org.flowable.bpmn.model.ServiceTask;
import org.flowable.bpmn.model.StartEvent;
import org.flowable.bpmn.model.TimerEventDefinition;

/**
 * Makes the engine's model of a process. Everything in it that is evaluated is one of the handful of expressions below; names of nodes
 * are the only words of an author that go in, and those are letters, digits, hyphens and underscores.
 */
final class ProcessModels {
    /** The one name that expressions can reach. */
    static final String DOOR = "andalan";

    /** Steps of the system at which the case waits for the world outside. */
    private static final Set<String> WAITING =
            Set.of("andalan:issue-document", "andalan:ask-applicant", "andalan:wait-for-payment");

    private final Process process = new Process();

    private ProcessModels() {}

    static BpmnModel of(String key, ServiceProcess source, String entry) {
        ProcessModels models = new ProcessModels();
        models.process.setId(key);
        models.process.setExecutable(true);
        listen(models.process, "end", "finisher");
        source.nodes().forEach(models::node);
        source.nodes().stream().filter(node -> node.kind() == Kind.TIMER).forEach(models::attach);
        source.flows().forEach(flow -> models.flow(flow, source, entry));
        BpmnModel model = new BpmnModel();
        model.setTargetNamespace("https://andalan.id/casework");
        model.addProcess(models.process);
        return model;
    }

    private void node(Node node) {
        FlowNode made = switch (node.kind()) {
            case START -> new StartEvent();
            case END -> new EndEvent();
            case TASK -> waiting();
            case STEP -> WAITING.contains(node.does()) ? waiting() : performing();
            case DECISION -> performing();
            case CHOICE -> new ExclusiveGateway();
            case PARALLEL -> new ParallelGateway();
            case WAIT -> timed(new IntermediateCatchEvent(), node);
            case TIMER -> timed(new BoundaryEvent(), node);
        };
        made.setId(node.id());
        if (made instanceof ExclusiveGateway gateway) {
            gateway.setDefaultFlow(node.otherwise());
        }
        // The engine begins a timer together with its task: that its time came shows on the flow that leaves it.
        if (node.kind() != Kind.TIMER) {
            listen(made, "start");
        }
        process.addFlowElement(made);
        if (node.kind() == Kind.STEP && WAITING.contains(node.does())) {
            gate(node);
        }
    }

    /**
     * Before a step that may have nothing to wait for stands a choice of our own, which goes around it; behind it both ways meet again, so
     * that what follows has no more flows to wait for than the drawing says.
     */
    private void gate(Node node) {
        ExclusiveGateway gate = new ExclusiveGateway();
        gate.setId(gateOf(node.id()));
        gate.setDefaultFlow(node.id() + ".in");
        process.addFlowElement(gate);
        ExclusiveGateway behind = new ExclusiveGateway();
        behind.setId(behind(node.id()));
        process.addFlowElement(behind);
        connect(node.id() + ".in", gate.getId(), node.id());
        connect(node.id() + ".end", node.id(), behind.getId());
        connect(node.id() + ".around", gate.getId(), behind.getId())
                .setConditionExpression("${" + DOOR + ".passes('" + node.id() + "')}");
    }

    private SequenceFlow connect(String id, String from, String to) {
        SequenceFlow flow = new SequenceFlow(from, to);
        flow.setId(id);
        process.addFlowElement(flow);
        return flow;
    }

    private static String behind(String node) {
        return node + ".behind";
    }

    static String gateOf(String node) {
        return node + ".gate";
    }

    private ReceiveTask waiting() {
        ReceiveTask task = new ReceiveTask();
        listen(task, "end");
        return task;
    }

    private static ServiceTask performing() {
        ServiceTask task = new ServiceTask();
        task.setImplementationType(ImplementationType.IMPLEMENTATION_TYPE_DELEGATEEXPRESSION);
        task.setImplementation("${" + DOOR + ".performer}");
        return task;
    }

    private static <E extends org.flowable.bpmn.model.Event> E timed(E event, Node node) {
        TimerEventDefinition timer = new TimerEventDefinition();
        timer.setTimeDate("${" + DOOR + ".due('" + node.id() + "')}");
        event.addEventDefinition(timer);
        return event;
    }

    private static void listen(HasExecutionListeners element, String event) {
        listen(element, event, "listener");
    }

    private static void listen(HasExecutionListeners element, String event, String who) {
        FlowableListener listener = new FlowableListener();
        listener.setEvent(event);
        listener.setImplementationType(ImplementationType.IMPLEMENTATION_TYPE_DELEGATEEXPRESSION);
        listener.setImplementation("${" + DOOR + "." + who + "}");
        List<FlowableListener> listeners = new ArrayList<>(element.getExecutionListeners());
        listeners.add(listener);
        element.setExecutionListeners(listeners);
    }

    private void attach(Node node) {
        BoundaryEvent timer = (BoundaryEvent) element(node.id());
        Activity host = (Activity) element(String.valueOf(node.host()));
        timer.setAttachedToRef(host);
        timer.setAttachedToRefId(host.getId());
        timer.setCancelActivity(node.cancels());
        host.getBoundaryEvents().add(timer);
    }

    private void flow(Flow flow, ServiceProcess source, String entry) {
        Node origin = source.find(flow.from()).orElseThrow();
        boolean enters = origin.kind() == Kind.START && !entry.isEmpty();
        Node target = source.find(enters ? entry : flow.to()).orElseThrow();
        boolean gated = target.kind() == Kind.STEP && WAITING.contains(target.does());
        boolean leaves = origin.kind() == Kind.STEP && WAITING.contains(origin.does());
        SequenceFlow made =
                new SequenceFlow(leaves ? behind(flow.from()) : flow.from(), gated ? gateOf(target.id()) : target.id());
        made.setId(flow.id());
        if (flow.condition() != null) {
            made.setConditionExpression("${" + DOOR + ".takes('" + flow.id() + "')}");
        }
        if (origin.kind() == Kind.TIMER) {
            listen(made, "take");
        }
        process.addFlowElement(made);
    }

    private FlowElement element(String id) {
        FlowElement found = process.getFlowElement(id);
        if (found == null) {
            throw new IllegalArgumentException("no element " + id);
        }
        return found;
    }
}
