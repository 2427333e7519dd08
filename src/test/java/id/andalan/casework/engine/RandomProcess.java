package id.andalan.casework.engine;

import id.andalan.catalog.process.Drawn;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A process that chance has drawn: tasks with and without timers, choices, ways side by side, rings, waits, decisions and payments. */
final class RandomProcess {
    private static final int DEEPEST = 3;

    private final Random chance;
    private final StringBuilder drawing = new StringBuilder();
    private int count;

    /** Where a part begins and ends. */
    private record Part(String first, String last) {}

    RandomProcess(Random chance) {
        this.chance = chance;
    }

    String drawing() {
        drawing.setLength(0);
        add("<startEvent id=\"masuk\"/>");
        // A decision first, so that a payment has its rate.
        String decision = id("k");
        add("<businessRuleTask id=\"%s\" name=\"K\" implementation=\"biaya.dmn\"/>".formatted(decision));
        add(flow("masuk", decision, null));
        Part part = sequence(DEEPEST);
        add(flow(decision, part.first, null));
        add("<endEvent id=\"selesai\"/>");
        add(flow(part.last, "selesai", null));
        return Drawn.HEAD + drawing + Drawn.TAIL;
    }

    private void add(String element) {
        drawing.append(element).append('\n');
    }

    private String id(String kind) {
        return kind + ++count;
    }

    static String flow(String from, String to, @Nullable String condition) {
        String inside =
                condition == null ? "" : "<conditionExpression><![CDATA[" + condition + "]]></conditionExpression>";
        return "<sequenceFlow id=\"%1$s_%2$s\" sourceRef=\"%1$s\" targetRef=\"%2$s\">%3$s</sequenceFlow>"
                .formatted(from, to, inside);
    }

    static String task(String id) {
        return "<userTask id=\"%s\" name=\"T\"><potentialOwner><resourceAssignmentExpression><formalExpression>officer</formalExpression></resourceAssignmentExpression></potentialOwner></userTask>"
                .formatted(id);
    }

    private Part sequence(int depth) {
        Part all = part(depth);
        for (int more = chance.nextInt(3); more > 0; more--) {
            Part next = part(depth);
            add(flow(all.last, next.first, null));
            all = new Part(all.first, next.last);
        }
        return all;
    }

    private Part part(int depth) {
        return switch (chance.nextInt(depth == 0 ? 5 : 9)) {
            case 0 -> node("<serviceTask id=\"%s\" name=\"S\" implementation=\"andalan:notify\"/>", "n");
            case 1 -> node("<serviceTask id=\"%s\" name=\"S\" implementation=\"andalan:wait-for-payment\"/>", "p");
            case 2 ->
                node(
                        "<intermediateCatchEvent id=\"%s\"><timerEventDefinition><timeDuration>" + time()
                                + "</timeDuration></timerEventDefinition></intermediateCatchEvent>",
                        "w");
            case 3 -> node("<businessRuleTask id=\"%s\" name=\"K\" implementation=\"biaya.dmn\"/>", "k");
            case 4 -> task();
            case 5 -> choice(depth);
            case 6 -> parallel(depth);
            case 7 -> ring(depth);
            default -> taken(depth);
        };
    }

    private Part node(String element, String kind) {
        String id = id(kind);
        add(element.formatted(id));
        return new Part(id, id);
    }

    /** Of all different lengths, so that no two timers run out at once. */
    private String time() {
        return "PT" + (7 + 61 * ++count + chance.nextInt(40)) + "M";
    }

    private Part task() {
        String id = id("t");
        add(task(id));
        if (chance.nextBoolean()) {
            String timer = timer(id, false);
            String step = node("<serviceTask id=\"%s\" name=\"S\" implementation=\"andalan:escalate\"/>", "n").first;
            String end = id("e");
            add("<endEvent id=\"" + end + "\"/>");
            add(flow(timer, step, null));
            add(flow(step, end, null));
        }
        return new Part(id, id);
    }

    private String timer(String host, boolean cancels) {
        String timer = id("b");
        add(
                "<boundaryEvent id=\"%s\" attachedToRef=\"%s\" cancelActivity=\"%s\"><timerEventDefinition><timeDuration>%s</timeDuration></timerEventDefinition></boundaryEvent>"
                        .formatted(timer, host, cancels, time()));
        return timer;
    }

    private Part choice(int depth) {
        String split = id("x");
        String merge = id("x");
        Part one = sequence(depth - 1);
        Part other = sequence(depth - 1);
        add("<exclusiveGateway id=\"%1$s\" default=\"%1$s_%2$s\"/>".formatted(split, other.first));
        add("<exclusiveGateway id=\"" + merge + "\"/>");
        add(flow(split, one.first, "hasil = \"a\" or tarif > 1000 and hasil != \"b\""));
        add(flow(split, other.first, null));
        add(flow(one.last, merge, null));
        add(flow(other.last, merge, null));
        return new Part(split, merge);
    }

    private Part parallel(int depth) {
        String fork = id("g");
        String join = id("g");
        add("<parallelGateway id=\"" + fork + "\"/>");
        add("<parallelGateway id=\"" + join + "\"/>");
        for (int ways = 2 + chance.nextInt(2); ways > 0; ways--) {
            Part way = sequence(depth - 1);
            add(flow(fork, way.first, null));
            add(flow(way.last, join, null));
        }
        return new Part(fork, join);
    }

    /** As long as the outcome is "kurang" it goes round; a task is on the way, so somebody is waited for. */
    private Part ring(int depth) {
        String merge = id("x");
        String task = task().first;
        Part inside = sequence(depth - 1);
        String split = id("x");
        String after = id("x");
        add("<exclusiveGateway id=\"" + merge + "\"/>");
        add("<exclusiveGateway id=\"%1$s\" default=\"%1$s_%2$s\"/>".formatted(split, after));
        add("<exclusiveGateway id=\"" + after + "\"/>");
        add(flow(merge, task, null));
        add(flow(task, inside.first, null));
        add(flow(inside.last, split, null));
        add(flow(split, merge, "hasil = \"kurang\""));
        add(flow(split, after, null));
        return new Part(merge, after);
    }

    /** A task that a timer takes away; both ways meet again. */
    private Part taken(int depth) {
        String task = task().first;
        String timer = timer(task, true);
        Part late = sequence(depth - 1);
        String merge = id("x");
        add("<exclusiveGateway id=\"" + merge + "\"/>");
        add(flow(timer, late.first, null));
        add(flow(task, merge, null));
        add(flow(late.last, merge, null));
        return new Part(task, merge);
    }
}
