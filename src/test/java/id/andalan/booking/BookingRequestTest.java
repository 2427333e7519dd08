package id.andalan.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.core.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BookingRequestTest {
    @Test
    void aFormsAnswerIsReadAsItIsWritten() {
        LocalDate day = LocalDate.of(2026, 12, 5);
        Map<String, Object> answer = BookingRequest.ofInputs(
                "tempat",
                Map.of(
                        "tempat.place", "benteng-panggung",
                        "tempat.from", day + "T10:00",
                        "tempat.to", day + "T12:00",
                        "tempat.equipment.kursi-lipat", "20",
                        "tempat.equipment.tenda", "0",
                        "nama", "Siti"));
        BookingRequest request = BookingRequest.read(answer);
        assertThat(request)
                .isEqualTo(BookingRequest.once("benteng-panggung", day.atTime(10, 0), day.atTime(12, 0))
                        .with(Map.of("kursi-lipat", 20)));
        assertThat(BookingRequest.read(request.answer())).isEqualTo(request);
        BookingRequest weekly = BookingRequest.once("benteng-panggung", day.atTime(10, 0), day.atTime(12, 0))
                .repeated(Recurrence.weekly(3).without(Set.of(day.plusWeeks(1))));
        assertThat(BookingRequest.read(weekly.answer())).isEqualTo(weekly);
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of(),
                Map.of("place", "x", "from", "besok", "to", day + "T10:00"),
                Map.of("place", "x", "from", day + "T10:00", "to", day + "T09:00"),
                Map.of("place", "x", "from", day + "T10:00", "to", day + "T11:00", "equipment", Map.of("tenda", "-1")),
                Map.of("place", "x", "from", day + "T10:00", "to", day + "T11:00", "equipment", "tenda"))) {
            assertThatThrownBy(() -> BookingRequest.read(wrong)).isInstanceOf(Refusal.class);
        }
    }
}
