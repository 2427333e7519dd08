package id.andalan.catalog.process;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way a case goes: nodes and the flows between them, in the order of the file. */
public record ServiceProcess(String id, String name, List<Node> nodes, List<Flow> flows) {
    /** What a node is. */
    public enum Kind {
        START,
        END,
        /** A person does something. */
        TASK,
        /** The system does one of the documented steps. */
        STEP,
        /** A decision table decides. */
        DECISION,
        /** One way of several goes on. */
        CHOICE,
        /** All ways go on, or all are waited for. */
        PARALLEL,
        /** Waits for a time. */
        WAIT,
        /** A time that may run out while a task is open. */
        TIMER;

        public boolean isGateway() {
            return this == CHOICE || this == PARALLEL;
        }
    }

    /**
     * A node.
     *
     * @param name as people read it; empty where nothing was written
     * @param does who does it ({@code TASK}), which step ({@code STEP}), which decision table ({@code DECISION}), how long ({@code WAIT},
     *     {@code TIMER})
     * @param host the task that a {@code TIMER} hangs on
     * @param otherwise the flow that a {@code CHOICE} takes when no condition holds
     * @param cancels a {@code TIMER} that runs out takes the task away; otherwise the task stays open beside what follows
     * @param line of the file
     */
    public record Node(
            String id,
            Kind kind,
            String name,
            @Nullable String does,
            @Nullable String host,
            @Nullable String otherwise,
            boolean cancels,
            int line) {

        /** A task of the applicant, not of somebody of the agency. */
        public boolean isApplicants() {
            return kind == Kind.TASK && ProcessCheck.APPLICANT.equals(does);
        }
    }

    /**
     * From one node to another.
     *
     * @param condition under which it is taken; null: always, or when no other is
     */
    public record Flow(
            String id,
            String from,
            String to,
            String name,
            @Nullable String condition,
            int line) {}

    public Optional<Node> find(String node) {
        return nodes.stream().filter(one -> one.id.equals(node)).findFirst();
    }

    public List<Flow> out(Node node) {
        return flows.stream().filter(flow -> flow.from.equals(node.id)).toList();
    }

    public List<Flow> in(Node node) {
        return flows.stream().filter(flow -> flow.to.equals(node.id)).toList();
    }

    /** Tasks that somebody of the agency does. */
    public List<Node> agencyTasks() {
        return nodes.stream()
                .filter(node -> node.kind == Kind.TASK && !ProcessCheck.APPLICANT.equals(node.does))
                .toList();
    }

    public boolean hasTask(String id) {
        return nodes.stream().anyMatch(node -> node.kind == Kind.TASK && node.id.equals(id));
    }

    /** The same wherever its elements stand in the file: what counts as the same process when it is published. */
    public ServiceProcess withoutLines() {
        return new ServiceProcess(
                id,
                name,
                nodes.stream()
                        .map(node -> new Node(
                                node.id, node.kind, node.name, node.does, node.host, node.otherwise, node.cancels, 0))
                        .toList(),
                flows.stream()
                        .map(flow -> new Flow(flow.id, flow.from, flow.to, flow.name, flow.condition, 0))
                        .toList());
    }
}
