package id.andalan.catalog.web;

import id.andalan.catalog.process.ServiceProcess;
import id.andalan.catalog.process.ServiceProcess.Flow;
import id.andalan.catalog.process.ServiceProcess.Kind;
import id.andalan.catalog.process.ServiceProcess.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.web.util.HtmlUtils;

/** A process as a picture for people: SVG without styles of its own, the page's style sheet colours its classes. */
public final class ProcessPicture {
    private static final int COLUMN = 168;
    private static final int ROW = 96;
    private static final int WIDTH = 148;
    private static final int HEIGHT = 52;
    private static final int SMALL = 16;
    private static final int TIMER = 9;
    private static final int EDGE = 12;
    /** Letters of a line that fit a task. */
    private static final int LINE = 21;

    private static final int LINES = 3;
    private static final int LINE_HEIGHT = 15;
    /** Lines of a name that stands beside its node. */
    private static final int LINES_BESIDE = 2;
    /** Height of a word beside a line. */
    private static final int WORD = 14;
    /** Width of a letter, rather too wide than too narrow. */
    private static final int LETTER = 7;
    /** Above a node, where the lines that come in from the side run; two of them stand apart. */
    private static final int ABOVE = 38;

    private static final int APART = 8;

    private final ServiceProcess process;
    private final ProcessLayout layout;
    private final Place place;
    private final Map<String, Load> loads;
    private final StringBuilder svg = new StringBuilder();
    /** Words beside lines; written after all lines, so that none crosses them out. */
    private final StringBuilder words = new StringBuilder();
    /** Of lines that come in from above, as their straight way is not free: how high they run. */
    private final Map<Flow, Integer> around;
    /** Room for the lines that go back. */
    private final int left;

    /** Words by where they stand: two ways into one node are told one above the other, the same word once. */
    private final Map<List<Integer>, String> told = new HashMap<>();

    private int backs;
    /** How far words reach. */
    private int reach;

    /**
     * Where a case stands.
     *
     * @param here nodes where it is now
     * @param done nodes it came to
     * @param word said beside the nodes where it is
     */
    public record Place(Set<String> here, Set<String> done, String word) {
        static final Place NONE = new Place(Set.of(), Set.of(), "");
    }

    /**
     * What stands at the corners of a node, in a few letters.
     *
     * @param open how many cases are there
     * @param late how many of those are late, with the word for it; empty: none
     */
    record Load(String open, String late) {}

    private ProcessPicture(ServiceProcess process, Place place, Map<String, Load> loads) {
        this.process = process;
        this.layout = ProcessLayout.of(process);
        this.place = place;
        this.loads = loads;
        long loops = process.flows().stream().filter(layout::isBack).count();
        this.left = loops == 0 ? 0 : EDGE + 6 * (int) loops;
        this.around = around();
    }

    /** Joins from the right that would run behind another node, or into a timer; the one that goes farthest runs on top. */
    private Map<Flow, Integer> around() {
        Map<Integer, Integer> used = new HashMap<>();
        Map<Flow, Integer> heights = new HashMap<>();
        process.flows().stream()
                .filter(flow -> joins(flow) && isBlocked(flow))
                .sorted(Comparator.comparingInt((Flow flow) -> x(flow.to())))
                .forEach(flow -> {
                    int before = used.merge(y(flow.to()), 1, Integer::sum) - 1;
                    heights.put(flow, y(flow.to()) - HEIGHT / 2 - ABOVE + APART * before);
                });
        return heights;
    }

    /** Comes back from a way on the right. */
    private boolean joins(Flow flow) {
        return !layout.isBack(flow) && x(flow.from()) > x(flow.to());
    }

    private boolean isBlocked(Flow flow) {
        int row = y(flow.to());
        return process.nodes().stream()
                .anyMatch(node -> node.kind() == Kind.TIMER
                        ? flow.to().equals(node.host())
                        : y(node.id()) == row && x(node.id()) > x(flow.to()) && x(node.id()) <= x(flow.from()));
    }

    /**
     * An {@code svg} element with a name for who cannot see it.
     *
     * @param process one that {@code pack check} found right
     * @param name said instead of the picture
     */
    static String svg(ServiceProcess process, String name) {
        return svg(process, name, Place.NONE);
    }

    /** As {@link #svg(ServiceProcess, String)}, with how many cases stand where. The page says the same in words. */
    static String loaded(ServiceProcess process, String name, Map<String, Load> loads) {
        return new ProcessPicture(process, Place.NONE, loads).draw(name);
    }

    /** As {@link #svg(ServiceProcess, String)}, with the place of a case in it: by colour, by sign and by word. */
    public static String svg(ServiceProcess process, String name, Place place) {
        return new ProcessPicture(process, place, Map.of()).draw(name);
    }

    private String draw(String name) {
        process.flows().forEach(this::flow);
        svg.append(words);
        process.nodes().stream().filter(node -> node.kind() != Kind.TIMER).forEach(this::node);
        process.nodes().stream().filter(node -> node.kind() == Kind.TIMER).forEach(this::timer);
        return head(name) + svg + "</svg>";
    }

    private String head(String name) {
        int width = Math.max(left + layout.columns() * COLUMN, reach + EDGE);
        int height = layout.rows() * ROW;
        return "<svg class=\"process\" role=\"img\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" xmlns=\"http://www.w3.org/2000/svg\"><title>%s</title>"
                        .formatted(width, height, width, height, text(name))
                + "<defs><marker id=\"process-tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\"><path d=\"M0 0 8 4 0 8z\"/></marker></defs>";
    }

    private int x(String node) {
        return left + layout.cell(node).column() * COLUMN + COLUMN / 2;
    }

    private int y(String node) {
        return layout.cell(node).row() * ROW + ROW / 2;
    }

    private void node(Node node) {
        int x = x(node.id());
        int y = y(node.id());
        String kind = node.kind().name().toLowerCase(java.util.Locale.ROOT);
        boolean here = place.here.contains(node.id());
        boolean done = !here && place.done.contains(node.id());
        String state = here ? " process-here" : done ? " process-done" : "";
        svg.append("<g class=\"process-%s%s\">".formatted(kind, state));
        switch (node.kind()) {
            case START, END, WAIT -> svg.append("<circle cx=\"%d\" cy=\"%d\" r=\"%d\"/>".formatted(x, y, SMALL));
            case CHOICE, PARALLEL ->
                svg.append("<path d=\"M%d %d l%d %d l%d %d l%d %dz\"/>"
                        .formatted(
                                x, y - SMALL - 4, SMALL + 4, SMALL + 4, -SMALL - 4, SMALL + 4, -SMALL - 4, -SMALL - 4));
            default ->
                svg.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"8\"/>"
                        .formatted(x - WIDTH / 2, y - HEIGHT / 2, WIDTH, HEIGHT));
        }
        boolean wide = node.kind() == Kind.TASK || node.kind() == Kind.STEP || node.kind() == Kind.DECISION;
        if (wide) {
            words(wrap(node.name(), LINES), x, y, "middle");
        } else {
            words(
                    wrap(node.name(), LINES_BESIDE),
                    x + SMALL + 8,
                    y - (node.kind().isGateway() ? SMALL : 0),
                    "start");
        }
        if (wide && here) {
            svg.append("<text class=\"process-sign\" x=\"%d\" y=\"%d\">▶ %s</text>"
                    .formatted(x - WIDTH / 2, y - HEIGHT / 2 - 5, text(place.word)));
        } else if (wide && done) {
            svg.append("<text class=\"process-sign\" x=\"%d\" y=\"%d\">✓</text>"
                    .formatted(x - WIDTH / 2, y - HEIGHT / 2 - 5));
        }
        Load load = loads.get(node.id());
        if (wide && load != null) {
            load(load, x, y - HEIGHT / 2);
        }
        svg.append("</g>");
    }

    /** On the upper corners, where no line comes in. */
    private void load(Load load, int x, int top) {
        int right = x + WIDTH / 2 + 8;
        pill("process-load", load.open(), right - pillWidth(load.open()), top);
        if (!load.late().isEmpty()) {
            pill("process-load process-late", load.late(), x - WIDTH / 2 - 8, top);
        }
    }

    private static int pillWidth(String text) {
        return 14 + 7 * text.length();
    }

    private void pill(String css, String text, int left, int middle) {
        int width = pillWidth(text);
        svg.append(
                "<g class=\"%s\"><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"20\" rx=\"10\"/><text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text></g>"
                        .formatted(css, left, middle - 10, width, left + width / 2, middle + 4, text(text)));
    }

    private void timer(Node node) {
        int x = x(node.id()) + WIDTH / 2;
        int y = y(node.id());
        svg.append("<g class=\"process-timer\"><circle cx=\"%d\" cy=\"%d\" r=\"%d\"/><path d=\"M%d %d v5 h4\"/></g>"
                .formatted(x, y, TIMER, x, y - 5));
    }

    private void flow(Flow flow) {
        boolean isBack = layout.isBack(flow);
        svg.append("<path class=\"process-flow%s\" marker-end=\"url(#process-tip)\" d=\"%s\"/>"
                .formatted(isBack ? " process-back" : "", isBack ? backward(flow) : forward(flow)));
        if (!flow.name().isBlank()) {
            say(flow, isBack);
        }
    }

    /** Where its own line is alone: above the node it leads to, beside the line that joins, or right behind the node it leaves. */
    private void say(Flow flow, boolean isBack) {
        boolean parts = x(flow.from()) < x(flow.to()) && !isBack;
        Integer height = around.get(flow);
        boolean straight = joins(flow) && height == null;
        int x = height != null ? landing(flow) + 6 : parts ? x(flow.to()) + 6 : x(flow.from()) + (straight ? -6 : 6);
        int y = height != null
                ? height + 12
                : straight
                        ? y(flow.to()) - 5
                        : parts ? y(flow.to()) - tall(flow.to()) - 12 : y(flow.from()) + tall(flow.from()) + 14;
        while (!told.getOrDefault(List.of(x, y), flow.name()).equals(flow.name())) {
            y += parts || straight ? -WORD : WORD;
        }
        if (told.put(List.of(x, y), flow.name()) == null) {
            words.append("<text class=\"process-word\" x=\"%d\" y=\"%d\"%s>%s</text>"
                    .formatted(x, y, straight ? " text-anchor=\"end\"" : "", text(flow.name())));
            reach = Math.max(reach, straight ? x : x + LETTER * flow.name().length());
        }
    }

    /** Where a line around other nodes comes down: beside the word of the way that comes straight from above. */
    private int landing(Flow flow) {
        return x(flow.to()) + (isWide(flow.to()) ? WIDTH / 2 - EDGE : 0);
    }

    /** Down, or to the side and down; from a way that ends, down and back into the one it joins. */
    private String forward(Flow flow) {
        int fromX = x(flow.from());
        int fromY = y(flow.from());
        int toX = x(flow.to());
        int toY = y(flow.to());
        if (fromX == toX) {
            return "M%d %d V%d".formatted(fromX, fromY + tall(flow.from()), toY - tall(flow.to()));
        }
        if (fromX < toX) {
            int side = kind(flow.from()) == Kind.TIMER ? WIDTH / 2 + TIMER : half(flow.from());
            return "M%d %d H%d V%d".formatted(fromX + side, fromY, toX, toY - tall(flow.to()));
        }
        Integer height = around.get(flow);
        if (height != null) {
            return "M%d %d V%d H%d V%d"
                    .formatted(fromX, fromY + tall(flow.from()), height, landing(flow), toY - tall(flow.to()));
        }
        return "M%d %d V%d H%d".formatted(fromX, fromY + tall(flow.from()), toY, toX + half(flow.to()));
    }

    /** Below the node, along the left edge and up again. */
    private String backward(Flow flow) {
        int edge = EDGE + 6 * backs++;
        int below = y(flow.from()) + tall(flow.from()) + EDGE;
        return "M%d %d V%d H%d V%d H%d"
                .formatted(
                        x(flow.from()),
                        y(flow.from()) + tall(flow.from()),
                        below,
                        edge,
                        y(flow.to()),
                        x(flow.to()) - half(flow.to()));
    }

    private Kind kind(String node) {
        return process.find(node).orElseThrow().kind();
    }

    private boolean isWide(String node) {
        Kind kind = kind(node);
        return kind == Kind.TASK || kind == Kind.STEP || kind == Kind.DECISION;
    }

    private int half(String node) {
        return isWide(node) ? WIDTH / 2 : kind(node).isGateway() ? SMALL + 4 : SMALL;
    }

    private int tall(String node) {
        return isWide(node) ? HEIGHT / 2 : kind(node).isGateway() ? SMALL + 4 : SMALL;
    }

    private void words(List<String> lines, int x, int y, String anchor) {
        int top = y + 4 - (lines.size() - 1) * LINE_HEIGHT / 2;
        for (int i = 0; i < lines.size(); i++) {
            svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>"
                    .formatted(x, top + i * LINE_HEIGHT, anchor, text(lines.get(i))));
            if (anchor.equals("start")) {
                reach = Math.max(reach, x + LETTER * lines.get(i).length());
            }
        }
    }

    /** Whole words in lines; what does not fit ends in dots. */
    static List<String> wrap(String words, int most) {
        List<String> lines = new ArrayList<>();
        for (String word : List.of(words.strip().split("\\s+", -1))) {
            String last = lines.isEmpty() ? "" : lines.getLast();
            if (!last.isEmpty() && last.length() + 1 + word.length() <= LINE) {
                lines.set(lines.size() - 1, last + " " + word);
            } else if (lines.size() < most) {
                lines.add(word);
            } else {
                lines.set(lines.size() - 1, cut(last + " " + word));
                break;
            }
        }
        return lines.stream()
                .map(ProcessPicture::cut)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static String cut(String line) {
        if (line.length() <= LINE) {
            return line;
        }
        int space = line.lastIndexOf(' ', LINE - 1);
        return line.substring(0, space > 0 ? space : LINE - 1) + "…";
    }

    private static String text(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
