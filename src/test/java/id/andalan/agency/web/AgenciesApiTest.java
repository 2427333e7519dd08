package id.andalan.agency.web;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.andalan.AndalanTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@AndalanTest
class AgenciesApiTest {
    @Autowired
    MockMvc web;

    @Test
    void agenciesOfToday() throws Exception {
        web.perform(get("/api/v1/agencies"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.length()").value(50))
                .andExpect(jsonPath("$[?(@.code=='dlh')].abbreviation").value("DLH"))
                .andExpect(jsonPath("$[?(@.code=='kec-05')].serves").value("82.71.05"));
    }

    @Test
    void kindsOfReportsWithTheirWorkingHours() throws Exception {
        web.perform(get("/api/v1/categories"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[0].code").value("sampah"))
                .andExpect(jsonPath("$[0].name.en").value("Uncollected rubbish"))
                .andExpect(jsonPath("$[0].responseHours").value(4.0))
                .andExpect(jsonPath("$[?(@.code=='bencana')].urgency").value("emergency"));
    }
}
