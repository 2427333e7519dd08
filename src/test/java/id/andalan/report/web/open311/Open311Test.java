package id.andalan.report.web.open311;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.core.Actor;
import id.andalan.identity.ApiKey;
import id.andalan.identity.Contacts;
import id.andalan.identity.Persons;
import id.andalan.report.NewReport;
import id.andalan.report.Report;
import id.andalan.report.Reports;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** GeoReport v2, rule by rule, in both formats. */
@AndalanTest
class Open311Test {
    private static final String V2 = "/open311/v2";
    private static final Actor DLH =
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

    private MvcTestResult get(String path) {
        return mvc.get().uri(java.net.URI.create(path)).exchange();
    }

    private JsonNode json(String path) throws Exception {
        MvcTestResult result = get(path);
        assertThat(result).hasStatus(200);
        assertThat(result.getResponse().getHeader("Content-Type")).isEqualTo("application/json; charset=utf-8");
        return json.readTree(result.getResponse().getContentAsByteArray());
    }

    private Element xml(String path) throws Exception {
        MvcTestResult result = get(path);
        assertThat(result).hasStatus(200);
        assertThat(result.getResponse().getHeader("Content-Type")).isEqualTo("text/xml; charset=utf-8");
        return parse(result).getDocumentElement();
    }

    private static Document parse(MvcTestResult result) throws Exception {
        byte[] bytes = result.getResponse().getContentAsByteArray();
        assertThat(new String(bytes, 0, 40, java.nio.charset.StandardCharsets.US_ASCII)
                        .toLowerCase(java.util.Locale.ROOT))
                .startsWith("<?xml version=\"1.0\" encoding=\"utf-8\"");
        return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    }

    private static List<String> names(Element parent) {
        List<String> names = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            names.add(node.getNodeName());
        }
        return names;
    }

    private static String text(Element parent, String name) {
        return parent.getElementsByTagName(name).item(0).getTextContent();
    }

    private MvcTestResult post(String path, String form) {
        return mvc.post()
                .uri(java.net.URI.create(path))
                .contentType("application/x-www-form-urlencoded")
                .content(form)
                .exchange();
    }

    private String key() {
        return persons.key(null, ApiKey.Scope.OPEN311_WRITE);
    }

    private String filed(String form) throws Exception {
        MvcTestResult result = post(V2 + "/requests.json", "api_key=" + key() + "&" + form);
        assertThat(result).hasStatus(201);
        JsonNode answer = json.readTree(result.getResponse().getContentAsByteArray());
        assertThat(answer.isArray()).isTrue();
        assertThat(answer).hasSize(1);
        assertThat(answer.get(0).has("token")).isFalse();
        return answer.get(0).get("service_request_id").stringValue();
    }

    private String plain(String description) throws Exception {
        return filed("service_code=sampah&lat=0.7909&long=127.3788&description=" + description);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open311/discovery", "/open311/v2/discovery"})
    void discoveryListsAProductionAndATestEndpoint(String path) throws Exception {
        JsonNode answer = json(path + ".json");
        assertThat(answer.propertyNames()).containsExactly("changeset", "contact", "key_service", "endpoints");
        OffsetDateTime.parse(answer.get("changeset").stringValue());
        assertThat(answer.get("endpoints")).hasSize(2);
        JsonNode production = answer.get("endpoints").get(0);
        assertThat(production.get("specification").stringValue()).isEqualTo("http://wiki.open311.org/GeoReport_v2");
        assertThat(production.get("type").stringValue()).isEqualTo("production");
        assertThat(production.get("url").stringValue()).isEqualTo("http://localhost/open311/v2");
        assertThat(answer.get("endpoints").get(1).get("type").stringValue()).isEqualTo("test");
        Element root = xml(path + ".xml");
        assertThat(root.getNodeName()).isEqualTo("discovery");
        assertThat(root.getElementsByTagName("endpoint").getLength()).isEqualTo(2);
        assertThat(root.getElementsByTagName("format").item(0).getTextContent()).isEqualTo("text/xml");
    }

    @Test
    void servicesHaveAllTheirNodesAndRightTypes() throws Exception {
        JsonNode services = json(V2 + "/services.json");
        assertThat(services.isArray()).isTrue();
        assertThat(services.get(0).propertyNames())
                .containsExactly(
                        "service_code", "service_name", "description", "metadata", "type", "keywords", "group");
        for (JsonNode service : services) {
            assertThat(service.get("metadata").isBoolean()).isTrue();
            assertThat(service.get("type").stringValue()).isIn("realtime", "batch", "blackbox");
            JsonNode definition =
                    json(V2 + "/services/" + service.get("service_code").stringValue() + ".json");
            assertThat(definition.get("attributes").isEmpty())
                    .isNotEqualTo(service.get("metadata").booleanValue());
        }
        Element root = xml(V2 + "/services.xml");
        assertThat(root.getNodeName()).isEqualTo("services");
        assertThat(root.getElementsByTagName("service").getLength()).isEqualTo(services.size());
    }

    @Test
    void definitionsAskWhatThePackAsks() throws Exception {
        JsonNode definition = json(V2 + "/services/lampu-jalan.json");
        assertThat(definition.get("service_code").stringValue()).isEqualTo("lampu-jalan");
        JsonNode state = definition.get("attributes").get(1);
        assertThat(state.propertyNames())
                .containsExactly(
                        "variable",
                        "code",
                        "datatype",
                        "required",
                        "datatype_description",
                        "order",
                        "description",
                        "values");
        assertThat(state.get("variable").isBoolean()).isTrue();
        assertThat(state.get("required").isBoolean()).isTrue();
        assertThat(state.get("order").intValue()).isEqualTo(2);
        assertThat(state.get("datatype").stringValue()).isEqualTo("singlevaluelist");
        assertThat(state.get("values").get(0).get("key").stringValue()).isEqualTo("padam");
        Element root = xml(V2 + "/services/lampu-jalan.xml");
        assertThat(root.getNodeName()).isEqualTo("service_definition");
        assertThat(names(root)).containsExactly("service_code", "attributes");
        assertThat(root.getElementsByTagName("value").getLength()).isEqualTo(4);
    }

    @Test
    void aRequestComesBackAsAListOfOneInBothFormats() throws Exception {
        String id = plain("Bau+sekali+%F0%9F%A4%A2+%3Cb%3E%26+0812-3456-7890");
        JsonNode list = json(V2 + "/requests/" + id + ".json");
        assertThat(list).hasSize(1);
        JsonNode one = list.get(0);
        assertThat(one.propertyNames())
                .containsExactly(
                        "service_request_id",
                        "status",
                        "status_notes",
                        "service_name",
                        "service_code",
                        "description",
                        "agency_responsible",
                        "service_notice",
                        "requested_datetime",
                        "updated_datetime",
                        "expected_datetime",
                        "address",
                        "address_id",
                        "zipcode",
                        "lat",
                        "long",
                        "media_url");
        assertThat(one.get("service_request_id").isString()).isTrue();
        assertThat(one.get("status").stringValue()).isEqualTo("open");
        assertThat(one.get("lat").doubleValue()).isEqualTo(0.7909);
        assertThat(one.get("long").isNumber()).isTrue();
        assertThat(one.get("media_url").isNull()).isTrue();
        assertThat(one.get("requested_datetime").stringValue()).endsWith("+09:00");
        assertThat(one.get("description").stringValue())
                .startsWith("Bau sekali 🤢 <b>&")
                .doesNotContain("3456");
        Element root = xml(V2 + "/requests/" + id + ".xml");
        assertThat(root.getNodeName()).isEqualTo("service_requests");
        assertThat(names(root)).containsExactly("request");
        assertThat(names((Element) root.getFirstChild())).containsExactlyElementsOf(one.propertyNames());
        assertThat(text(root, "description")).isEqualTo(one.get("description").stringValue());
        assertThat(text(root, "lat")).isEqualTo("0.7909");
    }

    @ParameterizedTest
    @CsvSource({
        "/services/tidak-ada, 404",
        "/requests/99-999999-9, 404",
        "/tokens/x, 404",
        "/apa-saja, 404",
        "/services?jurisdiction_id=lain.go.id, 404",
        "/requests?status=selesai, 400",
        "/requests?start_date=kemarin, 400",
        "/requests?page=0, 400",
        "/requests?page_size=banyak, 400",
        "/requests?start_date=2026-02-01T00:00:00Z&end_date=2026-01-01T00:00:00Z, 400"
    })
    void errorsHaveStatusCodeAndDescription(String path, int status) throws Exception {
        String[] parts = path.split("\\?", 2);
        String query = parts.length > 1 ? "?" + parts[1] : "";
        MvcTestResult inJson = get(V2 + parts[0] + ".json" + query);
        assertThat(inJson).hasStatus(status);
        JsonNode error =
                json.readTree(inJson.getResponse().getContentAsByteArray()).get(0);
        assertThat(error.get("code").intValue()).isEqualTo(status);
        assertThat(error.get("description").stringValue()).isNotBlank();
        MvcTestResult inXml = get(V2 + parts[0] + ".xml" + query);
        assertThat(inXml).hasStatus(status);
        Element root = parse(inXml).getDocumentElement();
        assertThat(root.getNodeName()).isEqualTo("errors");
        assertThat(text(root, "code")).isEqualTo(Integer.toString(status));
        assertThat(inXml.getResponse().getHeader("Content-Type")).isEqualTo("text/xml; charset=utf-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/services.json?",
                "/services.json/",
                "/services.json?jurisdiction_id=",
                "/services.json?jurisdiction_id=82.71",
                "/services.json?jurisdiction_id=ternatekota.go.id",
                "/requests.json/?page_size=1"
            })
    void slashesAndEmptyParametersDoNoHarm(String path) throws Exception {
        assertThat(json(V2 + path).isArray()).isTrue();
    }

    @Test
    void theSuffixWinsOverHeaders() throws Exception {
        MvcTestResult result = mvc.get()
                .uri(V2 + "/services.json")
                .header("Content-Type", "text/xml")
                .header("Accept", "text/xml")
                .exchange();
        assertThat(result.getResponse().getHeader("Content-Type")).isEqualTo("application/json; charset=utf-8");
        assertThat(get(V2 + "/services")).hasStatus(404);
    }

    @Test
    void postingNeedsAKey() throws Exception {
        String form = "service_code=sampah&lat=0.7909&long=127.3788&description=Tanpa+kunci";
        String readOnly = persons.key(null, ApiKey.Scope.REPORTS_READ);
        for (String body : List.of(form, form + "&api_key=salah", form + "&api_key=" + readOnly, form + "&api_key=")) {
            MvcTestResult result = post(V2 + "/requests.xml", body);
            assertThat(result).hasStatus(403);
            assertThat(text(parse(result).getDocumentElement(), "code")).isEqualTo("403");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', 400",
        "service_code=, 400",
        "service_code=tidak-ada&lat=0.79&long=127.37, 404",
        "service_code=sampah, 400",
        "service_code=sampah&lat=0.79, 400",
        "service_code=sampah&lat=NaN&long=127.3788, 400",
        "service_code=sampah&lat=127.3788&long=0.7909, 400",
        "service_code=sampah&lat=-6.2&long=106.8, 400",
        "service_code=sampah&address_string=Jalan+entah+di+mana, 400",
        "service_code=sampah&address_id=82.71.99.9999, 400",
        "service_code=sampah&lat=0.7909&long=127.3788&email=bukan-surel, 400",
        "service_code=sampah&lat=0.7909&long=127.3788&media_url=javascript:x, 400",
        "service_code=sampah&lat=0.7909&long=127.3788&jurisdiction_id=lain, 404",
        "service_code=lampu-jalan&lat=0.7909&long=127.3788&attribute[keadaan]=hilang, 400",
        "service_code=jalan&lat=0.7909&long=127.3788&attribute[lebar-meter]=lebar, 400"
    })
    void whatIsWrongInAPostIsSaid(String form, int status) throws Exception {
        long before = count();
        MvcTestResult result = post(V2 + "/requests.json", "api_key=" + key() + "&" + form);
        assertThat(result).hasStatus(status);
        JsonNode error =
                json.readTree(result.getResponse().getContentAsByteArray()).get(0);
        assertThat(error.get("code").intValue()).isEqualTo(status);
        assertThat(count()).isEqualTo(before);
    }

    private long count() {
        return jdbc.sql("select count(*) from report.report").query(Long.class).single();
    }

    @Test
    void tooLongAndOtherwiseSentDescriptionsAreRefused() {
        String form =
                "api_key=" + key() + "&service_code=sampah&lat=0.7909&long=127.3788&description=" + "a".repeat(4_001);
        assertThat(post(V2 + "/requests.json", form)).hasStatus(400);
        assertThat(mvc.post()
                        .uri(V2 + "/requests.json?api_key=" + key())
                        .contentType("application/json")
                        .content("{}"))
                .hasStatus(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"attribute[%s]", "attribute%%5B%s%%5D"})
    void attributesArriveWithRawAndEncodedBrackets(String pattern) throws Exception {
        String id = filed("service_code=lampu-jalan&lat=0.7909&long=127.3788&description=Gelap&"
                + pattern.formatted("nomor-tiang") + "=TR-12&" + pattern.formatted("keadaan")
                + "=padam&attribute[lain]=x");
        assertThat(json(V2 + "/requests/" + id + ".json")
                        .get(0)
                        .get("description")
                        .stringValue())
                .isEqualTo("Gelap\n\nNomor tiang: TR-12\nKeadaan lampu: Padam");
    }

    @Test
    void multipleValuesAndMissingDescriptionsAreUnderstood() throws Exception {
        String id = filed(
                "service_code=sampah&lat=0.7909&long=127.3788&attribute[jenis][]=pasar&attribute%5Bjenis%5D%5B%5D=bangunan");
        assertThat(json(V2 + "/requests/" + id + ".json")
                        .get(0)
                        .get("description")
                        .stringValue())
                .endsWith("Jenis sampah: Pasar, Sisa bangunan");
    }

    @Test
    void theJurisdictionMayStandInTheAddressOfAPost() throws Exception {
        String form = "api_key=" + key() + "&service_code=sampah&lat=0.7909&long=127.3788&description=Sampah";
        assertThat(post(V2 + "/requests.xml/?jurisdiction_id=82.71", form)).hasStatus(201);
        assertThat(post(V2 + "/requests.xml?jurisdiction_id=1", form)).hasStatus(404);
    }

    @Test
    void anAddressWithTheNameOfAWardIsAPlace() throws Exception {
        String id = filed("service_code=sampah&address_string=Jl.+Pahlawan,+Kel.+Santiong&description=Menumpuk");
        JsonNode one = json(V2 + "/requests/" + id + ".json?extensions=true").get(0);
        assertThat(one.get("extended_attributes").get("ward").stringValue()).isEqualTo("Santiong");
        assertThat(one.get("address").stringValue()).contains("Pahlawan");
    }

    @Test
    void personsAreKeptUnderLockAndNeverComeBack() throws Exception {
        String id = filed(
                "service_code=sampah&lat=0.7909&long=127.3788&description=Menumpuk&first_name=Ani&last_name=Umar"
                        + "&email=ani.umar%40contoh.id&phone=081234567890&media_url=https%3A%2F%2Fcontoh.id%2Ffoto.jpg&device_id=d1");
        String answer = get(V2 + "/requests/" + id + ".json?extensions=true")
                .getResponse()
                .getContentAsString();
        assertThat(answer)
                .doesNotContain("Ani")
                .doesNotContain("ani.umar")
                .doesNotContain("8123")
                .doesNotContain("foto.jpg");
        assertThat(contacts.find("ani.umar@contoh.id")).isNotEmpty();
        assertThat(jdbc.sql(
                                "select note from report.step s join report.report r on r.id = s.report_id where number = ? and internal")
                        .param(id)
                        .query(String.class)
                        .single())
                .contains("https://contoh.id/foto.jpg");
    }

    @Test
    void theSameKeyOfIdempotencyFilesOnce() throws Exception {
        String form = "api_key=" + key() + "&service_code=sampah&lat=0.7909&long=127.3788&description=Sekali";
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            answers.add(mvc.post()
                    .uri(V2 + "/requests.json")
                    .contentType("application/x-www-form-urlencoded")
                    .header("Idempotency-Key", "k1")
                    .content(form)
                    .exchange()
                    .getResponse()
                    .getContentAsString());
        }
        assertThat(answers.getFirst()).isEqualTo(answers.getLast()).contains("service_request_id");
        assertThat(mvc.post()
                        .uri(V2 + "/requests.json")
                        .contentType("application/x-www-form-urlencoded")
                        .header("Idempotency-Key", "k1")
                        .content(form + "+lagi"))
                .hasStatus(400);
    }

    @Test
    void theTestEndpointKeepsNothing() throws Exception {
        long before = count();
        MvcTestResult result = post(
                "/open311/test/v2/requests.json",
                "api_key=" + key() + "&service_code=sampah&lat=0.7909&long=127.3788&description=Uji+saja");
        assertThat(result).hasStatus(201);
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void idsOverrideEveryOtherFilter() throws Exception {
        String one = plain("Yang+pertama");
        String two = plain("Yang+kedua");
        JsonNode list = json(
                V2 + "/requests.json?service_request_id=" + one + "," + two
                        + ",99-999999-9&status=closed&service_code=jalan&start_date=2020-01-01T00:00:00Z&end_date=2020-01-02T00:00:00Z");
        assertThat(list).hasSize(2);
        assertThat(json(V2 + "/tokens/" + one + ".json")
                        .get(0)
                        .get("service_request_id")
                        .stringValue())
                .isEqualTo(one);
    }

    @Test
    void filtersNarrowTheListAndPagesFollowEachOther() throws Exception {
        String open = plain("Masih+terbuka");
        String closed = plain("Sudah+selesai");
        reports.resolve(DLH, Reports.Ref.of(closed), "Sudah diangkut, hubungi 081234567890", false);
        for (JsonNode one : json(V2 + "/requests.json?status=closed&service_code=sampah,jalan")) {
            assertThat(one.get("status").stringValue()).isEqualTo("closed");
            assertThat(one.get("service_code").stringValue()).isIn("sampah", "jalan");
        }
        JsonNode done = json(V2 + "/requests/" + closed + ".json").get(0);
        assertThat(done.get("status_notes").stringValue())
                .contains("Sudah diangkut")
                .doesNotContain("0812");
        assertThat(done.get("expected_datetime").isNull()).isTrue();
        String both = "/requests.json?status=open,closed&page_size=1&page=";
        String first = json(V2 + both + 1).get(0).get("service_request_id").stringValue();
        String second = json(V2 + both + 2).get(0).get("service_request_id").stringValue();
        assertThat(first).isNotEqualTo(second);
        assertThat(json(V2 + "/requests.json?service_code=tidak-ada")).isEmpty();
        assertThat(json(V2 + "/requests.json?service_request_id=" + open)).hasSize(1);
    }

    @Test
    void theWindowIsNinetyDaysAtMost() {
        Instant now = Instant.parse("2026-06-01T00:00:00Z");
        Duration most = Duration.ofDays(90);
        Open311Filter.Window none = Open311Filter.window(null, null, now);
        assertThat(Duration.between(none.from(), none.to())).isEqualTo(most);
        assertThat(none.to()).isAfter(now);
        Instant start = Instant.parse("2025-01-01T00:00:00Z");
        assertThat(Open311Filter.window(start, null, now).to()).isEqualTo(start.plus(most));
        assertThat(Open311Filter.window(null, start, now).from()).isEqualTo(start.minus(most));
        assertThat(Open311Filter.window(start, now, now)).isEqualTo(new Open311Filter.Window(now.minus(most), now));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-04T08:00:00+09:00",
                "2026-03-04T08:00:00 09:00",
                "2026-03-04T08:00:00+0900",
                "2026-03-03T23:00:00Z",
                "2026-03-04T08:00:00",
                "2026-03-04 08:00:00",
                "2026-03-04T08:00"
            })
    void timesAreUnderstoodAsClientsWriteThem(String text) {
        Open311Parameters given = new Open311Parameters(java.util.Map.of("t", List.of(text)));
        assertThat(Open311Filter.time(given, "t", java.time.ZoneId.of("Asia/Jayapura")))
                .isEqualTo(Instant.parse("2026-03-03T23:00:00Z"));
    }

    @Test
    void hiddenKindsNeverShow() throws Exception {
        NewReport.Place place = new NewReport.Place(0.7909, 127.3788, null, null);
        Report secret = reports.file(
                Actor.ANONYMOUS, new NewReport("pungli", place, "Diminta uang oleh X", NewReport.Origin.of("web")));
        assertThat(get(V2 + "/requests/" + secret.number() + ".json")).hasStatus(404);
        assertThat(json(V2 + "/requests.json?service_request_id=" + secret.number()))
                .isEmpty();
        assertThat(json(V2 + "/requests.json?service_code=pungli")).isEmpty();
        assertThat(get(V2 + "/tokens/" + secret.number() + ".json")).hasStatus(404);
    }

    @Test
    void changesCanBePolledFor() throws Exception {
        Instant before = Instant.now().minusSeconds(1);
        String id = plain("Untuk+dipantau");
        reports.assign(DLH, Reports.Ref.of(id), null);
        reports.comment(DLH, Reports.Ref.of(id), "Rahasia kantor", true);
        reports.resolve(DLH, Reports.Ref.of(id), "Beres", false);
        String poll = V2 + "/servicerequestupdates.xml?start_date=" + before + "&service_request_id=" + id;
        Element root = xml(poll);
        assertThat(root.getElementsByTagName("request_update").getLength()).isEqualTo(2);
        assertThat(root.getTextContent()).contains("Beres").doesNotContain("Rahasia");
        JsonNode changed = json(V2 + "/requests.json?service_code=sampah&updated_after=" + before);
        assertThat(changed.findValuesAsString("service_request_id")).contains(id);
    }

    @Test
    void xmlLeavesOutWhatItCannotHold() throws Exception {
        var bytes = new java.io.ByteArrayOutputStream();
        try (Open311Xml out = new Open311Xml(bytes)) {
            out.object("a").text("b", "x\u0000\u0008\uFFFE\uD800y <&]]> 🙂").end();
        }
        Document document = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(bytes.toByteArray()));
        assertThat(document.getDocumentElement().getTextContent()).isEqualTo("xy <&]]> 🙂");
    }
}
