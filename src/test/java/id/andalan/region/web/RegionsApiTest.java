package id.andalan.region.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.andalan.AndalanTest;
import java.io.ByteArrayInputStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@AndalanTest
class RegionsApiTest {
    private static final String WARDS = "/api/v1/regions/wards.geojson";

    @Autowired
    MockMvc web;

    @Test
    void wardsAreServedOnceAndLabelledSchematic() throws Exception {
        MockHttpServletResponse answer = web.perform(get(WARDS))
                .andExpect(status().isOk())
                .andExpect(content().contentType("application/geo+json"))
                .andExpect(jsonPath("$.schematic").value(true))
                .andExpect(jsonPath("$.features.length()").value(77))
                .andExpect(jsonPath("$.features[0].properties.districtName").value("Pulau Ternate"))
                .andReturn()
                .getResponse();
        String etag = answer.getHeader("ETag");
        assertThat(etag).isNotBlank();
        web.perform(get(WARDS).header("If-None-Match", etag))
                .andExpect(status().isNotModified())
                .andExpect(content().string(""));
        web.perform(get(WARDS).header("If-None-Match", "\"other\"")).andExpect(status().isOk());
    }

    @Test
    void wardsComePackedForPhones() throws Exception {
        byte[] plain = web.perform(get(WARDS)).andReturn().getResponse().getContentAsByteArray();
        byte[] packed = web.perform(get(WARDS).header("Accept-Encoding", "gzip, br"))
                .andExpect(header().string("Content-Encoding", "gzip"))
                .andExpect(header().string("Vary", "Accept-Encoding"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        assertThat(packed).hasSizeLessThan(15_000);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes())
                .isEqualTo(plain);
    }

    @Test
    void regionsAreListedByLevelAndDay() throws Exception {
        web.perform(get("/api/v1/regions").param("level", "district"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.length()").value(8));
        web.perform(get("/api/v1/regions").param("level", "ward").param("date", "2025-01-01"))
                .andExpect(jsonPath("$.length()").value(77));
        web.perform(get("/api/v1/regions").param("date", "2026-06-01"))
                .andExpect(jsonPath("$.length()").value(88))
                .andExpect(jsonPath("$[?(@.code=='82.71.06.1016')].validFrom").value("2025-04-14"))
                .andExpect(jsonPath("$[?(@.code=='82.71.06.1016')].predecessor").value("82.71.06.1007"))
                .andExpect(jsonPath("$[?(@.code=='82.71.06.1007')].lat").value(0.794459));
        web.perform(get("/api/v1/regions").param("date", "kemarin"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("region.date"));
        web.perform(get("/api/v1/regions").param("level", "rt"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("region.level"));
    }

    @Test
    void aPointIsLocated() throws Exception {
        web.perform(get("/api/v1/regions/locate").param("lat", "0.794459").param("lon", "127.356442"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.ward").value("82.71.06.1007"))
                .andExpect(jsonPath("$.districtName").value("Kota Ternate Tengah"))
                .andExpect(jsonPath("$.offshoreMeters").value(0))
                .andExpect(jsonPath("$.schematic").value(true));
    }

    @ParameterizedTest
    @CsvSource({
        "0.80, 127.45, region.point.offshore, di luar wilayah kelurahan terdekat, outside the nearest ward",
        "127.356442, 0.794459, region.point.swapped, tertukar, exchanged",
        "-6.2, 106.8, region.point.outside, di luar wilayah kota, outside the city",
        "nol, 127.3, region.point.invalid, tidak sah, Invalid",
        "NaN, 127.3, region.point.invalid, tidak sah, Invalid",
        "'', '', region.point.invalid, tidak sah, Invalid",
    })
    void aPointElsewhereIsRefusedInTheReadersLanguage(
            String lat, String lon, String code, String indonesian, String english) throws Exception {
        String path = "/api/v1/regions/locate";
        web.perform(get(path).param("lat", lat).param("lon", lon).header("Accept-Language", "id"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value(code))
                .andExpect(jsonPath("$.detail").value(org.hamcrest.Matchers.containsString(indonesian)));
        web.perform(get(path).param("lat", lat).param("lon", lon).header("Accept-Language", "en"))
                .andExpect(jsonPath("$.detail").value(org.hamcrest.Matchers.containsString(english)));
    }

    @Test
    void theCitysColorsStandInAStyleSheet() throws Exception {
        web.perform(get("/css/city.css"))
                .andExpect(status().isOk())
                .andExpect(content().contentTypeCompatibleWith("text/css"))
                .andExpect(content().string(org.hamcrest.Matchers.containsString("--clove-600: #a4492b")));
    }
}
