package id.andalan.casework.engine;

import java.util.List;
import java.util.Map;
import org.flowable.common.engine.impl.javax.el.ELResolver;
import org.flowable.engine.impl.delegate.invocation.DefaultDelegateInterceptor;
import org.flowable.engine.impl.el.ProcessExpressionManager;

/**
 * Expressions that reach the {@link Door} and nothing else. The engine would ask the variables of the case first, with a query for each,
 * then beans, lists and whatever Java lets it reach.
 */
final class DoorExpressions extends ProcessExpressionManager {
    private final ELResolver only;

    DoorExpressions(Door door) {
        super(new DefaultDelegateInterceptor(), Map.of());
        this.only = new DoorResolver(door);
    }

    @Override
    protected List<ELResolver> createDefaultElResolvers() {
        return List.of(only);
    }
}
