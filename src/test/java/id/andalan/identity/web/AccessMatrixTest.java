package id.andalan.identity.web;

import static id.andalan.identity.Persons.form;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import id.andalan.AndalanTest;
import id.andalan.core.Actor.Role;
import id.andalan.identity.ApiKey.Scope;
import id.andalan.identity.Persons;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.condition.MediaTypeExpression;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Every role before every door: who gets in is exactly who access-matrix.txt says, and no row of another agency shows. */
@AndalanTest
@Import(AgencyRows.class)
class AccessMatrixTest {
    private static final String SOMETHING = "01890000-0000-7000-8000-000000000000";
    private static final String FAR_AWAY = "203.0.113.7";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    @Qualifier("springSecurityFilterChain")
    Filter doors;

    @Autowired
    ServletContext server;

    @Autowired
    List<RequestMappingInfoHandlerMapping> mappings;

    @Autowired
    Persons persons;

    @Autowired
    AgencyRows rows;

    private final AccessMatrix matrix = AccessMatrix.read();
    private final Map<String, Supplier<RequestPostProcessor>> people = new LinkedHashMap<>();
    private final Map<String, Supplier<RequestPostProcessor>> programs = new LinkedHashMap<>();

    /** An endpoint of the running application. */
    private record Endpoint(String method, String path, RequestMappingInfo mapping) {
        boolean api() {
            return path.startsWith("/api/") || path.startsWith("/open311/");
        }

        String name() {
            return method + " " + path;
        }

        HttpMethod httpMethod() {
            return HttpMethod.valueOf(method.equals("ANY") ? "GET" : method);
        }

        String address(String variable) {
            return path.replaceAll("\\{[^/.}]+}", variable).replace("/**", "/x");
        }
    }

    /** A new person before each door: behind some of them accounts and sessions end. */
    @BeforeEach
    void persons() {
        people.put("anonymous", () -> request -> request);
        people.put(Role.RESIDENT.name(), () -> persons.resident());
        people.put(Role.OFFICER.name(), () -> persons.officer(AgencyRows.OTHER_AGENCY));
        people.put(Role.AGENCY_HEAD.name(), () -> persons.head(AgencyRows.OTHER_AGENCY));
        people.put(Role.LEADER.name(), () -> persons.leader());
        people.put(Role.ADMIN.name(), () -> persons.admin());
        people.put(Role.AUDITOR.name(), () -> persons.auditor());
        programs.put("anonymous", () -> request -> request);
        for (Scope scope : Scope.values()) {
            RequestPostProcessor program = persons.program(AgencyRows.OTHER_AGENCY, scope);
            programs.put(scope.text(), () -> program);
        }
    }

    @Test
    void everyEndpointHasALineAndEveryLineAnEndpoint() {
        Set<String> real = new TreeSet<>(endpoints().keySet());
        Set<String> expected = new TreeSet<>(matrix.lines().keySet());
        Set<String> missing = new TreeSet<>(real);
        missing.removeAll(expected);
        expected.removeAll(real);
        assertThat(missing).as("endpoints without a line in access-matrix.txt").isEmpty();
        assertThat(expected)
                .as("lines in access-matrix.txt without an endpoint")
                .isEmpty();
    }

    @Test
    void everyRoleEntersExactlyWhereItShould() {
        List<String> wrong = new ArrayList<>();
        endpoints().forEach((name, endpoint) -> {
            AccessMatrix.Line line = matrix.lines().get(name);
            if (line == null) {
                return; // The other test names it.
            }
            (endpoint.api() ? programs : people).forEach((who, visitor) -> {
                boolean entered = enters(endpoint, visitor.get(), FAR_AWAY);
                if (entered != mayEnter(line.who(), who, endpoint.api())) {
                    wrong.add(who + (entered ? " gets into " : " does not get into ") + name);
                }
            });
            if (line.who().contains("nearby") && !enters(endpoint, request -> request, "127.0.0.1")) {
                wrong.add("nobody gets into " + name + " from nearby");
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void anUnknownKeyEntersNowhere() {
        List<String> wrong = new ArrayList<>();
        endpoints().values().stream().filter(Endpoint::api).forEach(endpoint -> {
            boolean entered = enters(
                    endpoint,
                    request -> {
                        request.addHeader("X-Api-Key", "andalan_tidak-dikenal");
                        return request;
                    },
                    FAR_AWAY);
            if (entered) {
                wrong.add(endpoint.name());
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void rowsOfAnotherAgencyLookLikeNoRowsAtAll() {
        List<String> leaks = new ArrayList<>();
        endpoints().forEach((name, endpoint) -> {
            AccessMatrix.Line line = matrix.lines().get(name);
            if (line == null || line.rows().isEmpty()) {
                return;
            }
            String kind = line.rows().get();
            (endpoint.api() ? programs : people).forEach((who, visitor) -> {
                boolean bound = Set.of("OFFICER", "AGENCY_HEAD", Scope.REPORTS_HANDLE.text())
                        .contains(who);
                if (bound && mayEnter(line.who(), who, endpoint.api())) {
                    String foreign = rows.make(kind, AgencyRows.OWN_AGENCY);
                    String none = rows.none(kind);
                    String body = line.body().replace("ROW", rows.make(kind, AgencyRows.OTHER_AGENCY));
                    String seen = text(ask(endpoint, foreign, visitor.get(), FAR_AWAY, body));
                    String nothing = text(ask(endpoint, none, visitor.get(), FAR_AWAY, body));
                    seen = seen.replace(foreign, "?");
                    nothing = nothing.replace(none, "?");
                    if (!seen.equals(nothing) || !seen.startsWith("404")) {
                        leaks.add(name + " for " + who + ":\n" + seen + "\n  but for no row\n" + nothing);
                    }
                }
            });
        });
        assertThat(leaks).isEmpty();
    }

    private static boolean mayEnter(Set<String> who, String visitor, boolean api) {
        if (api) {
            // Where keys are named, a key needs one of those scopes even if anybody without a key may enter.
            boolean scopes = who.stream().anyMatch(word -> word.contains(":"));
            return who.contains(visitor) || (who.contains("everyone") && (visitor.equals("anonymous") || !scopes));
        }
        return who.contains("everyone")
                || who.contains(visitor)
                || (who.contains("accounts") && !visitor.equals("anonymous"));
    }

    /** Does the request get through the door? What stands behind it is not called: some of it never ends (live screens). */
    private boolean enters(Endpoint endpoint, RequestPostProcessor who, String address) {
        MockHttpServletRequest request =
                new MockHttpServletRequest(server, endpoint.httpMethod().name(), endpoint.address(SOMETHING));
        request.setServletPath(request.getRequestURI());
        request.setRemoteAddr(address);
        MockFilterChain behind = new MockFilterChain();
        try {
            doors.doFilter(
                    who.postProcessRequest(form().postProcessRequest(request)), new MockHttpServletResponse(), behind);
        } catch (IOException | ServletException e) {
            return fail(e);
        }
        return behind.getRequest() != null;
    }

    private MvcTestResult ask(
            Endpoint endpoint, String variable, RequestPostProcessor who, String address, String body) {
        var request = mvc.method(endpoint.httpMethod())
                .uri(endpoint.address(variable))
                .with(form())
                .with(who)
                .with(one -> {
                    one.setRemoteAddr(address);
                    return one;
                });
        if (!body.isEmpty() && !endpoint.api()) {
            request.contentType(MediaType.APPLICATION_FORM_URLENCODED).content(body);
        }
        endpoint.mapping().getProducesCondition().getProducibleMediaTypes().stream()
                .findFirst()
                .ifPresent(type -> request.accept(type));
        endpoint.mapping().getConsumesCondition().getExpressions().stream()
                .map(MediaTypeExpression::getMediaType)
                .findFirst()
                .or(() -> endpoint.api() && !endpoint.method().equals("GET")
                        ? Optional.of(MediaType.APPLICATION_JSON)
                        : Optional.empty())
                .ifPresent(type -> request.contentType(type).content(body.isEmpty() ? "{}" : body));
        return request.exchange();
    }

    private static String text(MvcTestResult result) {
        try {
            return result.getResponse().getStatus() + " "
                    + result.getResponse()
                            .getContentAsString(StandardCharsets.UTF_8)
                            .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
        } catch (java.io.UnsupportedEncodingException e) {
            return fail(e);
        }
    }

    private Map<String, Endpoint> endpoints() {
        Map<String, Endpoint> all = new TreeMap<>();
        for (RequestMappingInfoHandlerMapping mapping : mappings) {
            mapping.getHandlerMethods()
                    .keySet()
                    .forEach(info -> info.getPatternValues().forEach(path -> {
                        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
                        List<String> names = methods.isEmpty()
                                ? List.of("ANY")
                                : methods.stream().map(Enum::name).toList();
                        names.forEach(method -> {
                            Endpoint endpoint = new Endpoint(method, path, info);
                            all.put(endpoint.name(), endpoint);
                        });
                    }));
        }
        return all;
    }
}
