package id.andalan.report.web.open311;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.identity.ApiKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** Filing through GeoReport v2, with all that may be wrong with it. */
@AndalanTest
class Open311PostTest extends Open311Calls {
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
}
