package id.andalan.catalog.web;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.andalan.AndalanTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

@AndalanTest
class ServicesApiTest {
    @Autowired
    MockMvc web;

    @Test
    void aListInPages() throws Exception {
        web.perform(get("/api/v1/services?limit=10"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.services.length()").value(10))
                .andExpect(jsonPath("$.services[0].code").value("ak1"))
                .andExpect(jsonPath("$.services[0].name.en").value("Job-seeker card (AK-1)"))
                .andExpect(jsonPath("$.services[0].time.value").value(450))
                .andExpect(jsonPath("$.next").value("10"));
        web.perform(get("/api/v1/services?limit=10&cursor=10"))
                .andExpect(jsonPath("$.services.length()").value(5))
                .andExpect(jsonPath("$.next").isEmpty());
    }

    @Test
    void aSearchByWordsAgencyAndAudience() throws Exception {
        web.perform(get("/api/v1/services").queryParam("q", "kartu kuning"))
                .andExpect(jsonPath("$.services[0].code").value("ak1"))
                .andExpect(jsonPath("$.near").value(false));
        web.perform(get("/api/v1/services?agency=bkpsdmd&audience=civil-servant"))
                .andExpect(jsonPath("$.services.length()").value(2));
    }

    @Test
    void oneServiceWithItsStandard() throws Exception {
        web.perform(get("/api/v1/services/akta-kelahiran"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(1))
                .andExpect(jsonPath("$.currentVersion").value(1))
                .andExpect(jsonPath("$.versions[0].validFrom").value("2026-11-22"))
                .andExpect(jsonPath("$.delivery.fee.value").value(0))
                .andExpect(jsonPath("$.delivery.requirements.length()").value(5))
                .andExpect(jsonPath("$.delivery.steps[1].minutes").value(450))
                .andExpect(jsonPath("$.management.staff.certain").value(false))
                .andExpect(jsonPath("$.certain").value(false))
                .andExpect(jsonPath("$.retiredAt").isEmpty());
        web.perform(get("/api/v1/services/akta-kelahiran?version=1")).andExpect(status().isOk());
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/services/tidak-ada, 404, notfound",
        "/api/v1/services/ak1?version=7, 404, notfound",
        "/api/v1/services?audience=alien, 422, catalog.filter.unknown",
        "/api/v1/services?agency=alien, 422, catalog.filter.unknown",
        "/api/v1/services?topic=alien, 422, catalog.filter.unknown",
        "/api/v1/services?cursor=x, 422, catalog.cursor",
        "/api/v1/services?limit=0, 422, catalog.limit",
        "/api/v1/services?limit=101, 422, catalog.limit",
    })
    void problemsAreProblems(String path, int status, String code) throws Exception {
        web.perform(get(path))
                .andExpect(status().is(status))
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.code").value(code));
    }
}
