package id.andalan.catalog.decision;

import id.andalan.catalog.decision.DecisionModel.Answer;
import id.andalan.catalog.process.Faults;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.kie.api.io.Resource;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNDecisionResult;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.api.core.event.AfterEvaluateDecisionTableEvent;
import org.kie.dmn.api.core.event.DMNRuntimeEventListener;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/** A model as the engine has compiled it. */
final class KieModel {
    /** What FeelText and FeelSize let through ends in microseconds; a machine that stands still is no reason to hang a case. */
    private static final int LONGEST_SECONDS = 5;

    private final DMNRuntime runtime;
    private final DMNModel compiled;
    private final DecisionModel model;
    /** The engine tells which rules applied on the thread that decides. */
    private final ThreadLocal<List<Decision.Rule>> rules = ThreadLocal.withInitial(ArrayList::new);

    record Answered(Map<String, Object> outputs, List<Decision.Rule> rules) {}

    private KieModel(DMNRuntime runtime, DecisionModel model) {
        this.runtime = runtime;
        this.compiled = runtime.getModels().getFirst();
        this.model = model;
        runtime.addListener(new DMNRuntimeEventListener() {
            @Override
            public void afterEvaluateDecisionTable(AfterEvaluateDecisionTableEvent event) {
                List<Integer> numbers = collects(event.getNodeName()) ? event.getMatches() : event.getSelected();
                numbers.forEach(number -> applied(event.getNodeName(), number));
            }
        });
    }

    /**
     * Hands the file to the engine.
     *
     * @throws DecisionFailed when the engine cannot read it at all
     */
    static KieModel compile(String file, String xml, DecisionModel model, Faults faults) {
        Resource resource = ResourceFactory.newByteArrayResource(xml.getBytes(StandardCharsets.UTF_8));
        resource.setSourcePath(file);
        KieModel one = new KieModel(runtime(file, resource), model);
        one.compiled.getMessages(DMNMessage.Severity.ERROR).forEach(message -> {
            int line = message.getSourceId() == null ? 1 : model.lines().getOrDefault(message.getSourceId(), 1);
            faults.add(line, "pack.decision.engine", message.getText());
        });
        return one;
    }

    private static DMNRuntime runtime(String file, Resource resource) {
        try {
            return DMNRuntimeBuilder.fromDefaults()
                    .buildConfiguration()
                    .fromResources(List.of(resource))
                    .getOrElseThrow(e -> unreadable(file, e));
        } catch (DecisionFailed unreadable) {
            throw unreadable;
        } catch (RuntimeException broken) {
            // It logs what it cannot read in the XML and goes on with nothing.
            throw unreadable(file, broken);
        }
    }

    /** The innermost cause says what the engine stumbled over. */
    private static DecisionFailed unreadable(String file, Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new DecisionFailed(file + ": " + why);
    }

    private boolean collects(String decision) {
        return model.answers().stream().anyMatch(answer -> answer.name().equals(decision) && answer.collects());
    }

    private void applied(String decision, int number) {
        DecisionModel.Rule none = new DecisionModel.Rule(null, "");
        DecisionModel.Rule rule = model.answers().stream()
                .filter(answer ->
                        answer.name().equals(decision) && answer.rules().size() >= number)
                .map(answer -> answer.rules().get(number - 1))
                .findFirst()
                .orElse(none);
        rules.get().add(new Decision.Rule(decision, number, rule.id(), rule.note()));
    }

    Answered decide(Map<String, Object> facts) {
        FutureTask<Answered> task = new FutureTask<>(() -> decideHere(facts));
        Thread.ofVirtual().name("decision").start(task);
        try {
            return task.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            throw new DecisionFailed(model.name() + ": > " + LONGEST_SECONDS + " s");
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new DecisionFailed(model.name() + ": interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DecisionFailed failed) {
                throw failed;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private Answered decideHere(Map<String, Object> facts) {
        DMNContext context = runtime.newContext();
        for (DecisionModel.Input input : model.inputs()) {
            Object fact = facts.get(input.name());
            context.set(input.name(), fact == null ? null : FeelValues.in(input.name(), input.type(), fact));
        }
        DMNResult result = runtime.evaluateAll(compiled, context);
        result.getMessages(DMNMessage.Severity.ERROR).stream().findFirst().ifPresent(message -> {
            throw new DecisionFailed(model.name() + ": " + message.getText());
        });
        Map<String, Object> outputs = new LinkedHashMap<>();
        for (Answer answer : model.last()) {
            DMNDecisionResult decided = result.getDecisionResultByName(answer.name());
            Object value = decided == null ? null : decided.getResult();
            if (answer.type() != null && value != null) {
                outputs.put(answer.name(), FeelValues.out(answer.name(), answer.type(), value));
            } else if (value instanceof Map<?, ?> parts) {
                answer.parts().forEach((part, type) -> {
                    Object one = parts.get(part);
                    if (one != null) {
                        outputs.put(part, FeelValues.out(part, type, one));
                    }
                });
            }
        }
        return new Answered(Map.copyOf(outputs), List.copyOf(rules.get()));
    }
}
