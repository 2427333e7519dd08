package id.andalan.casework.engine;

import org.flowable.common.engine.impl.javax.el.ELContext;
import org.flowable.common.engine.impl.javax.el.ELException;
import org.flowable.common.engine.impl.javax.el.ELResolver;
import org.jspecify.annotations.Nullable;

/**
 * All that the engine's expressions can reach: one name, three properties and three calls, found by name and not by reflection. Anything
 * else is refused.
 */
final class DoorResolver extends ELResolver {
    private final Door door;

    DoorResolver(Door door) {
        this.door = door;
    }

    @Override
    public Object getValue(ELContext context, @Nullable Object base, Object property) {
        context.setPropertyResolved(true);
        String name = String.valueOf(property);
        if (base == null && name.equals(ProcessModels.DOOR)) {
            return door;
        }
        if (base == door) {
            return switch (name) {
                case "listener" -> door.listener();
                case "finisher" -> door.finisher();
                case "performer" -> door.performer();
                default -> throw unknown(name);
            };
        }
        throw unknown(name);
    }

    @Override
    public Object invoke(
            ELContext context, @Nullable Object base, Object method, Class<?> @Nullable [] types, Object[] arguments) {
        context.setPropertyResolved(true);
        String name = String.valueOf(method);
        if (base != door || arguments.length != 1 || !(arguments[0] instanceof String argument)) {
            throw unknown(name);
        }
        return switch (name) {
            case "takes" -> door.takes(argument);
            case "passes" -> door.passes(argument);
            case "due" -> door.due(argument);
            default -> throw unknown(name);
        };
    }

    private static ELException unknown(String name) {
        return new ELException("no expression of a process can reach " + name);
    }

    @Override
    public Class<?> getType(ELContext context, @Nullable Object base, Object property) {
        return Object.class;
    }

    @Override
    public void setValue(ELContext context, @Nullable Object base, Object property, @Nullable Object value) {
        throw unknown(String.valueOf(property));
    }

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, Object property) {
        return true;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
        return String.class;
    }
}
