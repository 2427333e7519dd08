package id.andalan.identity.web;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.condition.PathPatternsRequestCondition;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Methods that an address of ours knows. Asked only when {@link Access} has no line for a request: then 405 says that the address is right
 * and the method is not (RFC 9110 section 15.5.6), 404 that there is nothing.
 */
@Component
class KnownDoors {
    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private volatile @Nullable List<Door> known;

    KnownDoors(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    private record Door(PathPattern path, Set<RequestMethod> methods) {}

    /** For the {@code Allow} header, in the order of the alphabet; empty when there is no such address. */
    Set<String> methods(PathContainer path) {
        Set<String> methods = new TreeSet<>();
        for (Door door : doors()) {
            if (door.path.matches(path)) {
                door.methods.forEach(method -> methods.add(method.name()));
            }
        }
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return methods;
    }

    private List<Door> doors() {
        List<Door> doors = known;
        if (doors == null) {
            doors = mappings.stream()
                    .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                    .flatMap(KnownDoors::doors)
                    .toList();
            known = doors;
        }
        return doors;
    }

    private static java.util.stream.Stream<Door> doors(RequestMappingInfo info) {
        PathPatternsRequestCondition paths = info.getPathPatternsCondition();
        return paths == null
                ? java.util.stream.Stream.of()
                : paths.getPatterns().stream()
                        .map(path -> new Door(path, info.getMethodsCondition().getMethods()));
    }
}
