package id.andalan.catalog.web;

import id.andalan.catalog.process.ServiceProcess;
import id.andalan.catalog.process.ServiceProcess.Flow;
import id.andalan.catalog.process.ServiceProcess.Kind;
import id.andalan.catalog.process.ServiceProcess.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where each node of a process stands: rows from top to bottom, so that it fits a phone, columns side by side where ways part. Made from
 * the flows alone; how the author arranged the drawing does not count.
 */
final class ProcessLayout {
    /** Row and column, from 0. */
    record Cell(int row, int column) {}

    private final ServiceProcess process;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Set<Flow> back = new HashSet<>();
    /** Each after all that it leads to. */
    private final List<Node> order = new ArrayList<>();

    private final Map<String, Integer> rows = new HashMap<>();
    private final Map<String, Cell> cells = new LinkedHashMap<>();
    private int columns;

    private ProcessLayout(ServiceProcess process) {
        this.process = process;
        process.nodes().forEach(node -> nodes.put(node.id(), node));
    }

    /** Of a process that {@code pack check} found right. */
    static ProcessLayout of(ServiceProcess process) {
        ProcessLayout layout = new ProcessLayout(process);
        Node start = process.nodes().stream()
                .filter(node -> node.kind() == Kind.START)
                .findFirst()
                .orElseThrow();
        layout.findBack(start, new HashSet<>(), new HashSet<>());
        layout.sink();
        layout.place(start, 0);
        layout.placeTimers();
        return layout;
    }

    Cell cell(String node) {
        Cell cell = cells.get(node);
        if (cell == null) {
            throw new IllegalArgumentException(node);
        }
        return cell;
    }

    /** Leads to an earlier node. */
    boolean isBack(Flow flow) {
        return back.contains(flow);
    }

    int rows() {
        return 1 + cells.values().stream().mapToInt(Cell::row).max().orElse(0);
    }

    int columns() {
        return 1 + columns;
    }

    /** Flows from a node, and from the timers that hang on it. */
    private List<Flow> leaving(Node node) {
        List<Flow> flows = new ArrayList<>(process.out(node));
        process.nodes().stream()
                .filter(timer -> node.id().equals(timer.host()))
                .forEach(timer -> flows.addAll(process.out(timer)));
        return flows;
    }

    private void findBack(Node node, Set<String> path, Set<String> done) {
        path.add(node.id());
        for (Flow flow : leaving(node)) {
            if (path.contains(flow.to())) {
                back.add(flow);
            } else if (!done.contains(flow.to())) {
                findBack(node(flow.to()), path, done);
            }
        }
        path.remove(node.id());
        done.add(node.id());
        order.add(node);
    }

    /** A node stands below everything that leads to it; asked in an order in which whatever leads to a node comes before it. */
    private void sink() {
        for (Node node : order.reversed()) {
            int below = row(node) + 1;
            leaving(node).stream()
                    .filter(flow -> !back.contains(flow))
                    .forEach(flow -> rows.merge(flow.to(), below, Math::max));
        }
    }

    /**
     * The main way straight down on the left; every other way has a column of its own. The later one parts, the nearer it stands, so that
     * no line has to pass behind another way.
     */
    private void place(Node first, int column) {
        Deque<List<Flow>> partings = new ArrayDeque<>();
        Node node = first;
        while (node != null) {
            cells.put(node.id(), new Cell(row(node), column));
            List<Flow> ways = mainFirst(node).stream()
                    .filter(flow -> !back.contains(flow))
                    .toList();
            boolean goesOn = !ways.isEmpty() && ways.getFirst().from().equals(node.id());
            partings.push(goesOn ? ways.subList(1, ways.size()) : ways);
            node = goesOn && !cells.containsKey(ways.getFirst().to())
                    ? node(ways.getFirst().to())
                    : null;
        }
        partings.stream().flatMap(List::stream).map(flow -> node(flow.to())).forEach(target -> {
            if (!cells.containsKey(target.id())) {
                place(target, ++columns);
            }
        });
    }

    private void placeTimers() {
        process.nodes().stream()
                .filter(node -> node.kind() == Kind.TIMER && node.host() != null)
                .forEach(timer -> cells.put(timer.id(), cell(String.valueOf(timer.host()))));
    }

    private List<Flow> mainFirst(Node node) {
        return leaving(node).stream()
                .sorted((a, b) -> Boolean.compare(aside(node, a), aside(node, b)))
                .toList();
    }

    private static boolean aside(Node node, Flow flow) {
        return !flow.from().equals(node.id())
                || (node.otherwise() != null && !flow.id().equals(node.otherwise()));
    }

    private int row(Node node) {
        return rows.getOrDefault(node.id(), 0);
    }

    private Node node(String id) {
        Node node = nodes.get(id);
        if (node == null) {
            throw new IllegalArgumentException(id);
        }
        return node;
    }
}
