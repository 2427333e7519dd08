package id.andalan.report.web.open311;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.core.Actor;
import id.andalan.identity.ApiKey;
import id.andalan.identity.Contacts;
import id.andalan.identity.Persons;
import id.andalan.report.Reports;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the tests of the interface ask with, and how they read the answers. */
@AndalanTest
abstract class Open311Calls {
    static final String V2 = "/open311/v2";
    static final Actor DLH =
            new Actor(id.andalan.core.Ids.next(), Actor.Kind.ACCOUNT, Set.of(Actor.Role.OFFICER), "dlh");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JsonMapper json;

    @Autowired
    Persons persons;

    @Autowired
    Reports reports;

    @Autowired
    Contacts contacts;

    @Autowired
    JdbcClient jdbc;

    MvcTestResult get(String path) {
        return mvc.get().uri(java.net.URI.create(path)).exchange();
    }

    JsonNode json(String path) throws Exception {
        MvcTestResult result = get(path);
        assertThat(result).hasStatus(200);
        assertThat(result.getResponse().getHeader("Content-Type")).isEqualTo("application/json; charset=utf-8");
        return json.readTree(result.getResponse().getContentAsByteArray());
    }

    Element xml(String path) throws Exception {
        MvcTestResult result = get(path);
        assertThat(result).hasStatus(200);
        assertThat(result.getResponse().getHeader("Content-Type")).isEqualTo("text/xml; charset=utf-8");
        return parse(result).getDocumentElement();
    }

    static Document parse(MvcTestResult result) throws Exception {
        byte[] bytes = result.getResponse().getContentAsByteArray();
        assertThat(new String(bytes, 0, 40, java.nio.charset.StandardCharsets.US_ASCII)
                        .toLowerCase(java.util.Locale.ROOT))
                .startsWith("<?xml version=\"1.0\" encoding=\"utf-8\"");
        return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    }

    static List<String> names(Element parent) {
        List<String> names = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            names.add(node.getNodeName());
        }
        return names;
    }

    static String text(Element parent, String name) {
        return parent.getElementsByTagName(name).item(0).getTextContent();
    }

    MvcTestResult post(String path, String form) {
        return mvc.post()
                .uri(java.net.URI.create(path))
                .contentType("application/x-www-form-urlencoded")
                .content(form)
                .exchange();
    }

    String key() {
        return persons.key(null, ApiKey.Scope.OPEN311_WRITE);
    }

    String filed(String form) throws Exception {
        MvcTestResult result = post(V2 + "/requests.json", "api_key=" + key() + "&" + form);
        assertThat(result).hasStatus(201);
        JsonNode answer = json.readTree(result.getResponse().getContentAsByteArray());
        assertThat(answer.isArray()).isTrue();
        assertThat(answer).hasSize(1);
        assertThat(answer.get(0).has("token")).isFalse();
        return answer.get(0).get("service_request_id").stringValue();
    }

    String plain(String description) throws Exception {
        return filed("service_code=sampah&lat=0.7909&long=127.3788&description=" + description);
    }
}
