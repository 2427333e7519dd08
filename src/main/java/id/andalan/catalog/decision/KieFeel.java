package id.andalan.catalog.decision;

import id.andalan.catalog.decision.DecisionModel.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kie.dmn.api.feel.runtime.events.FEELEvent;
import org.kie.dmn.api.feel.runtime.events.FEELEventListener;
import org.kie.dmn.feel.FEEL;
import org.kie.dmn.feel.lang.CompilerContext;
import org.kie.dmn.feel.lang.Type;
import org.kie.dmn.feel.lang.impl.FEELBuilder;
import org.kie.dmn.feel.lang.types.BuiltInType;

/** Asks the engine whether it understands a piece of FEEL where it stands. */
final class KieFeel {
    private final FEEL feel = FEELBuilder.builder().build();

    /** What the engine says against it, in its own words; empty when it understands. */
    Optional<String> check(Text text, Map<String, FeelType> scope) {
        if (text.feel().isEmpty()) {
            return Optional.of("-");
        }
        List<String> problems = new ArrayList<>();
        FEELEventListener listener = event -> {
            if (event.getSeverity() == FEELEvent.Severity.ERROR) {
                problems.add(event.getMessage());
            }
        };
        feel.addListener(listener);
        try {
            compile(text, scope);
        } catch (RuntimeException e) {
            // The engine stumbles over what it could not parse; it has told why before.
            problems.add(e.getClass().getSimpleName());
        } finally {
            feel.removeListener(listener);
        }
        return problems.stream().findFirst();
    }

    private void compile(Text text, Map<String, FeelType> scope) {
        CompilerContext context = feel.newCompilerContext();
        Map<String, FeelType> names = new HashMap<>(scope);
        names.putAll(text.within());
        names.forEach((name, type) -> context.addInputVariableType(name, type(type)));
        if (text.tests()) {
            context.addInputVariableType("?", text.tested() == null ? BuiltInType.UNKNOWN : type(text.tested()));
            feel.processUnaryTests(text.feel(), context);
        } else {
            feel.compile(text.feel(), context);
        }
    }

    private static Type type(FeelType type) {
        return switch (type) {
            case NUMBER -> BuiltInType.NUMBER;
            case STRING -> BuiltInType.STRING;
            case BOOLEAN -> BuiltInType.BOOLEAN;
            case DATE -> BuiltInType.DATE;
            case ANY -> BuiltInType.UNKNOWN;
        };
    }
}
