package id.andalan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.catalog.Blueprint;
import id.andalan.catalog.Services;
import id.andalan.document.pdf.SamplePages;
import id.andalan.document.template.Frame;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
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
    void theLetterOfTheFortListsPlaceTimesAndWhatIsLent() {
        Blueprint plan = services.blueprint("pakai-benteng-oranje", 1).orElseThrow();
        Map<String, Object> lent = new LinkedHashMap<>();
        lent.put("kursi-lipat", 80);
        lent.put("pengeras-suara", 1);
        Map<String, Object> booking = new LinkedHashMap<>(
                Map.of("place", "benteng-panggung", "from", "2026-12-12T15:00", "to", "2026-12-12T22:00"));
        Frame frame = new Frame(Map.of(), SamplePages.REGIONS, labels.of(plan), "", "");
        Map<String, Object> facts = new HashMap<>(Map.of("nama_tempat", "Panggung Benteng Oranje", "tarif", 0));
        facts.put("jadwal", booking);
        assertThat(printed(plan, facts, frame)).containsEntry("jadwal.equipment", "-");
        booking.put("equipment", lent);
        assertThat(printed(plan, facts, frame))
                .containsEntry("nama_tempat", "Panggung Benteng Oranje")
                .containsEntry("jadwal.from", "15.00")
                .containsEntry("jadwal.to", "22.00")
                .containsEntry("jadwal.equipment", "80 Kursi lipat, 1 Set pengeras suara");
    }

    private static Map<String, String> printed(Blueprint plan, Map<String, Object> facts, Frame frame) {
        return Objects.requireNonNull(plan.template()).printed(facts, frame);
    }
}
