package id.andalan.report.web.open311;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.core.Actor;
import id.andalan.report.NewReport;
import id.andalan.report.Report;
import id.andalan.report.Reports;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;

/** Reading GeoReport v2, rule by rule, in both formats. */
@AndalanTest
class Open311Test extends Open311Calls {
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
