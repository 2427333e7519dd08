package id.andalan.catalog.process;

import id.andalan.catalog.feel.Condition;
import id.andalan.catalog.process.ServiceProcess.Flow;
import id.andalan.catalog.process.ServiceProcess.Kind;
import id.andalan.catalog.process.ServiceProcess.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A process prepared for walking it many times: conditions read once, neighbours looked up. Safe to share. */
public final class Ways {
    private final Map<String, Node> nodes = new HashMap<>();
    private final Map<String, List<Flow>> out = new HashMap<>();
    private final Map<String, Integer> in = new HashMap<>();
    private final Map<String, List<Node>> timers = new HashMap<>();
    private final Map<String, Condition> conditions = new HashMap<>();
    private final Node start;

    /**
     * Prepares a process.
     *
     * @throws IllegalArgumentException when it was not checked: no start, a condition that is none
     */
    public Ways(ServiceProcess process) {
        for (Node node : process.nodes()) {
            nodes.put(node.id(), node);
            if (node.kind() == Kind.TIMER && node.host() != null) {
                timers.computeIfAbsent(node.host(), host -> new ArrayList<>()).add(node);
            }
        }
        for (Flow flow : process.flows()) {
            out.computeIfAbsent(flow.from(), from -> new ArrayList<>()).add(flow);
            in.merge(flow.to(), 1, Integer::sum);
            if (flow.condition() != null) {
                conditions.put(
                        flow.id(),
                        Condition.parse(flow.condition())
                                .orElseThrow(() -> new IllegalArgumentException(flow.condition())));
            }
        }
        start = process.nodes().stream()
                .filter(node -> node.kind() == Kind.START)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no start"));
    }

    Node start() {
        return start;
    }

    public Optional<Node> find(String node) {
        return Optional.ofNullable(nodes.get(node));
    }

    Node target(Flow flow) {
        return Optional.ofNullable(nodes.get(flow.to())).orElseThrow(() -> new IllegalArgumentException(flow.to()));
    }

    List<Flow> out(Node node) {
        return out.getOrDefault(node.id(), List.of());
    }

    int in(Node node) {
        return in.getOrDefault(node.id(), 0);
    }

    List<Node> timers(Node task) {
        return timers.getOrDefault(task.id(), List.of());
    }

    /** The way that a choice takes: the first in the file whose condition holds, else the default. */
    Flow choose(Node choice, Map<String, Object> facts) {
        List<Flow> flows = out(choice);
        for (Flow flow : flows) {
            Condition condition = conditions.get(flow.id());
            if (condition != null && condition.holds(facts)) {
                return flow;
            }
        }
        return flows.stream()
                .filter(flow -> flow.condition() == null)
                .filter(flow -> flows.size() == 1 || flow.id().equals(choice.otherwise()))
                .findFirst()
                .orElseThrow(() -> new WalkStopped("walk.choice", choice.id()));
    }
}
