package id.andalan.report.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description of the API is the API: neither knows a route that the other does not. */
@AndalanTest
class OpenApiTest {
    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    MockMvcTester browser;

    @Autowired
    JsonMapper json;

    private JsonNode document() throws Exception {
        var answer = browser.get().uri("/api/openapi.json").exchange();
        assertThat(answer).hasStatusOk();
        return json.readTree(answer.getResponse().getContentAsString());
    }

    @Test
    void everyRouteIsDescribedAndEveryDescriptionIsARoute() throws Exception {
        Set<String> routes = new TreeSet<>();
        requestMappingHandlerMapping.getHandlerMethods().keySet().forEach(mapping -> {
            for (String path : mapping.getPatternValues()) {
                if (path.startsWith("/api/v1")) {
                    mapping.getMethodsCondition().getMethods().forEach(method -> routes.add(method + " " + path));
                }
            }
        });
        Set<String> described = new TreeSet<>();
        JsonNode document = document();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> described.add(
                                operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        assertThat(routes).isNotEmpty();
        assertThat(described).isEqualTo(routes);
        assertThat(document.get("openapi").asString()).startsWith("3.1");
    }

    @Test
    void everyOperationNamesItsProblemsAndEveryReferenceExists() throws Exception {
        JsonNode document = document();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    JsonNode responses = operation.getValue().get("responses");
                    assertThat(responses.has("503")).as(path.getKey()).isTrue();
                    if (operation.getKey().equals("post")) {
                        assertThat(responses.has("422")).as(path.getKey()).isTrue();
                    }
                }));
        document.findValues("$ref").forEach(reference -> {
            String pointer = reference.asString().substring(1);
            assertThat(document.at(pointer).isMissingNode()).as(pointer).isFalse();
        });
    }
}
