package id.andalan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.catalog.Blueprint;
import id.andalan.catalog.Services;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Codes in letters, as people call them. */
@AndalanTest
class CaseLabelsTest {
    @Autowired
    CaseLabels labels;

    @Autowired
    Services services;

    private String label(String service, String field, String code) {
        Blueprint plan = services.blueprint(service, 1).orElseThrow();
        return labels.of(plan).label(null, field, code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "pakai-benteng-oranje; jadwal; benteng-panggung; Panggung",
                "pakai-benteng-oranje; jadwal; kursi-lipat; Kursi lipat",
                "pakai-benteng-oranje; jadwal; lenyap; lenyap",
                "cuti-asn; unit_kerja; dlh; Dinas Lingkungan Hidup",
                "cuti-asn; unit_kerja; lenyap; lenyap",
                "cuti-asn; jenis_cuti; tahunan; Cuti tahunan",
                "cuti-asn; nama; dlh; dlh",
            })
    void areNamesOfAgenciesPlacesThingsAndChoices(String service, String field, String code, String name) {
        assertThat(label(service, field, code)).isEqualTo(name);
    }

    @Test
    void theLetterOfTheFortListsWhatIsLent() {
        assertThat(services.blueprint("pakai-benteng-oranje", 1)
                        .orElseThrow()
                        .design()
                        .document())
                .contains("{{nama_tempat}}", "{{jadwal.from | time}}", "{{jadwal.equipment | label}}");
    }
}
