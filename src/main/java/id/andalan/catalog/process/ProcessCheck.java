package id.andalan.catalog.process;

import id.andalan.catalog.feel.Condition;
import id.andalan.catalog.process.ServiceProcess.Flow;
import id.andalan.catalog.process.ServiceProcess.Kind;
import id.andalan.catalog.process.ServiceProcess.Node;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What must hold of a process so that no case gets stuck, nobody's work is nobody's, and only the documented steps run. */
public final class ProcessCheck {
    /** Steps that the system does by itself, as {@code implementation} names them. */
    public static final Set<String> STEPS = Set.of(
            "andalan:notify",
            "andalan:reserve",
            "andalan:issue-document",
            "andalan:ask-applicant",
            "andalan:wait-for-payment",
            "andalan:escalate");

    static final String APPLICANT = "applicant";

    /** Who does a task: the applicant, or somebody of the agency by role. */
    public static final Set<String> OWNERS = Set.of(APPLICANT, "officer", "verifier", "inspector", "head");

    private static final Pattern ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,59}");
    private static final Pattern DECISION = Pattern.compile("[a-z][a-z0-9-]{0,39}\\.dmn");

    private final ServiceProcess process;
    private final Faults faults;
    private final Map<String, Node> nodes = new HashMap<>();

    private ProcessCheck(ServiceProcess process, Faults faults) {
        this.process = process;
        this.faults = faults;
    }

    public static void check(ServiceProcess process, Faults faults) {
        new ProcessCheck(process, faults).check();
    }

    private void check() {
        process.nodes().forEach(this::identify);
        identifyFlows();
        process.flows().forEach(this::connect);
        List<Node> starts = process.nodes().stream()
                .filter(node -> node.kind() == Kind.START)
                .toList();
        if (starts.size() != 1) {
            faults.add(starts.isEmpty() ? 1 : starts.get(1).line(), "pack.process.start", starts.size());
        }
        process.nodes().forEach(this::fill);
        process.nodes().forEach(this::join);
        process.nodes().forEach(this::turn);
        if (starts.size() == 1) {
            reach(starts.getFirst());
        }
    }

    private void identify(Node node) {
        if (!ID.matcher(node.id()).matches()) {
            faults.add(node.line(), "pack.process.id", node.id());
        } else if (nodes.putIfAbsent(node.id(), node) != null) {
            faults.add(node.line(), "pack.process.twice", node.id());
        }
    }

    /** Conditions are found by the flow's id, and the engine is given it as a word. */
    private void identifyFlows() {
        Set<String> seen = new HashSet<>(nodes.keySet());
        for (Flow flow : process.flows()) {
            if (!ID.matcher(flow.id()).matches()) {
                faults.add(flow.line(), "pack.process.id", flow.id());
            } else if (!seen.add(flow.id())) {
                faults.add(flow.line(), "pack.process.twice", flow.id());
            }
        }
    }

    private void connect(Flow flow) {
        for (String end : List.of(flow.from(), flow.to())) {
            if (!nodes.containsKey(end)) {
                faults.add(flow.line(), "pack.process.nowhere", flow.id(), end);
            }
        }
        if (flow.condition() != null && Condition.parse(flow.condition()).isEmpty()) {
            faults.add(flow.line(), "pack.process.condition", flow.condition());
        }
        Node from = nodes.get(flow.from());
        if (flow.condition() != null && from != null && from.kind() != Kind.CHOICE) {
            faults.add(flow.line(), "pack.process.condition.place", flow.id());
        }
    }

    /** What a node of its kind must say. */
    private void fill(Node node) {
        String does = node.does() == null ? "" : node.does();
        switch (node.kind()) {
            case TASK -> {
                named(node);
                known(node, OWNERS.contains(does), "pack.process.owner", String.join(", ", sorted(OWNERS)), does);
            }
            case STEP -> {
                named(node);
                known(node, STEPS.contains(does), "pack.process.step", String.join(", ", sorted(STEPS)), does);
            }
            case DECISION -> {
                named(node);
                known(node, DECISION.matcher(does).matches(), "pack.process.decision", node.id(), does);
            }
            case WAIT -> known(node, WorkTime.isOne(does), "pack.process.time", node.id(), does);
            case TIMER -> {
                known(node, WorkTime.isOne(does), "pack.process.time", node.id(), does);
                Node host = node.host() == null ? null : nodes.get(node.host());
                known(node, host != null && host.kind() == Kind.TASK, "pack.process.host", node.id());
            }
            case START, END, CHOICE, PARALLEL -> {}
        }
    }

    private void named(Node node) {
        known(node, !node.name().isBlank(), "pack.process.name", node.id());
    }

    private void known(Node node, boolean right, String code, Object... args) {
        if (!right) {
            faults.add(node.line(), code, args);
        }
    }

    private static List<String> sorted(Set<String> words) {
        return words.stream().sorted().toList();
    }

    /** How many flows may come and go. */
    private void join(Node node) {
        List<Flow> out = process.out(node);
        List<Flow> in = process.in(node);
        boolean begins = node.kind() == Kind.START || node.kind() == Kind.TIMER;
        known(node, begins == in.isEmpty(), begins ? "pack.process.in" : "pack.process.unreached", node.id());
        known(node, node.kind() == Kind.END ? out.isEmpty() : !out.isEmpty(), "pack.process.dead", node.id());
        known(node, out.size() <= 1 || node.kind().isGateway(), "pack.process.fork", node.id());
        if (node.kind() == Kind.CHOICE && out.size() > 1) {
            choose(node, out);
        } else {
            known(node, node.otherwise() == null, "pack.process.default", node.id());
        }
    }

    /** Whatever the answers are, one way goes on: the default, when no condition holds. */
    private void choose(Node node, List<Flow> out) {
        known(
                node,
                out.stream().anyMatch(flow -> flow.id().equals(node.otherwise())),
                "pack.process.otherwise",
                node.id());
        for (Flow flow : out) {
            boolean isDefault = flow.id().equals(node.otherwise());
            if (isDefault == (flow.condition() != null)) {
                faults.add(
                        flow.line(),
                        isDefault ? "pack.process.default.condition" : "pack.process.unconditional",
                        flow.id());
            }
        }
    }

    /** Nothing goes round and round by itself: on every ring somebody or some time is waited for. */
    private void turn(Node node) {
        if (waits(node)) {
            return;
        }
        List<Node> next = process.out(node).stream()
                .map(flow -> nodes.get(flow.to()))
                .filter(other -> other != null && !waits(other))
                .toList();
        Set<String> reached = walk(
                next,
                other -> process.out(other).stream()
                        .map(Flow::to)
                        .filter(id -> nodes.containsKey(id) && !waits(nodes.get(id)))
                        .toList());
        known(node, !reached.contains(node.id()), "pack.process.ring", node.id());
    }

    private static boolean waits(Node node) {
        return node.kind() == Kind.TASK
                || node.kind() == Kind.WAIT
                || (node.kind() == Kind.STEP && Walk.ASK.equals(node.does()));
    }

    /** Every node is reached from the start, and reaches an end. */
    private void reach(Node start) {
        Set<String> reached = walk(
                List.of(start), node -> process.out(node).stream().map(Flow::to).toList());
        Set<String> ending = walk(
                process.nodes().stream().filter(node -> node.kind() == Kind.END).toList(),
                node -> process.in(node).stream().map(Flow::from).toList());
        known(start, !ending.isEmpty(), "pack.process.end");
        for (Node node : process.nodes()) {
            if (!reached.contains(node.id()) && !process.in(node).isEmpty()) {
                faults.add(node.line(), "pack.process.unreached", node.id());
            }
            if (!ending.isEmpty()
                    && !ending.contains(node.id())
                    && !process.out(node).isEmpty()) {
                faults.add(node.line(), "pack.process.endless", node.id());
            }
        }
    }

    private Set<String> walk(List<Node> from, Function<Node, List<String>> next) {
        Set<String> seen = new HashSet<>();
        Deque<Node> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (!seen.add(node.id())) {
                continue;
            }
            next.apply(node).stream()
                    .map(nodes::get)
                    .filter(other -> other != null)
                    .forEach(open::push);
            // A timer is reached with the task it hangs on.
            process.nodes().stream()
                    .filter(timer -> node.id().equals(timer.host()))
                    .forEach(open::push);
        }
        return seen;
    }
}
