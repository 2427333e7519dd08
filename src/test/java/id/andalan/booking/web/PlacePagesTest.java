package id.andalan.booking.web;

import static id.andalan.core.web.PageText.found;
import static id.andalan.identity.Persons.form;
import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.booking.Booking;
import id.andalan.booking.Booking.Title;
import id.andalan.booking.BookingPicker;
import id.andalan.booking.BookingRequest;
import id.andalan.booking.Bookings;
import id.andalan.booking.Calendars;
import id.andalan.core.Actor;
import id.andalan.core.Ids;
import id.andalan.identity.Persons;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The studio has its calendar to itself here. */
@AndalanTest
class PlacePagesTest {
    private static final ZoneId WIT = ZoneId.of("Asia/Jayapura");
    private final LocalDate monday =
            LocalDate.now(WIT).plusDays(8).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));

    @Autowired
    MockMvcTester browser;

    @Autowired
    Persons persons;

    @Autowired
    Bookings bookings;

    @Autowired
    BookingPicker.Maker pickers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @BeforeEach
    void anEmptyStudio() {
        jdbc.sql("delete from booking.booking where place = 'hub-studio'").update();
        jdbc.sql("delete from booking.waiting where place = 'hub-studio'").update();
    }

    private static BookingRequest studio(LocalDate day, int from, int to) {
        return BookingRequest.once("hub-studio", day.atTime(from, 0), day.atTime(to, 0));
    }

    private Booking reserve(LocalDate day, int from, int to, Title title) {
        Bookings.Outcome outcome = bookings.reserve(Actor.SYSTEM, Ids.next(), studio(day, from, to), title);
        assertThat(outcome.done()).isTrue();
        return outcome.bookings().getFirst();
    }

    private String text(String path) throws Exception {
        return found(browser.get().uri(path).exchange());
    }

    @Test
    void thePlacesAreListedWithTheirKeepersAndWhatIsUncertain() throws Exception {
        assertThat(text("/tempat"))
                .contains(
                        "Benteng Oranje",
                        "/tempat/benteng-panggung",
                        "/tempat/kelompok/creative-hub.ics",
                        "Dinas Kebudayaan")
                .contains("belum pasti", "href=\"/layanan/creative-hub\"");
        assertThat(text("/tempat?lang=en")).contains("Fort Oranje", "Culture Office");
    }

    @Test
    void theCalendarSaysWhatIsTakenAndNamesNobodyWhoDidNotAskForIt() throws Exception {
        reserve(monday, 9, 11, new Title("Siti Rahasia", false));
        reserve(monday, 14, 16, new Title("Lokakarya <b>foto</b>", true));
        String week = text("/tempat/hub-studio?minggu=" + monday);
        assertThat(week)
                .contains("09.00–11.00 Terisi", "14.00–16.00 Lokakarya &lt;b&gt;foto&lt;/b&gt;")
                .doesNotContain("Rahasia", "<b>foto");
        // An hour to clear up after the first; nothing between 13 and 14 would leave an hour before the second.
        assertThat(week).contains("<li>12.00–13.00</li>");
        String month = text("/tempat/hub-studio?bulan=" + monday.toString().substring(0, 7));
        assertThat(month)
                .contains("day--partly", "scope=\"col\"", "?minggu=" + monday)
                .doesNotContain("Rahasia");
        assertThat(text("/tempat/benteng-panggung")).contains("<caption>", "Belum ditetapkan");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tidak-ada", "hub-studio?bulan=x", "hub-studio?bulan=2026-13", "hub-studio?minggu=9999-01-01",
                "hub-studio?minggu=1000000000-01-01", "tidak-ada.ics", "kelompok/tidak-ada.ics", "tidak-ada/bebas.json"
            })
    void whatIsNotThereIsNotFound(String path) {
        assertThat(browser.get().uri("/tempat/" + path).exchange()).hasStatus(404);
    }

    @Test
    void calendarsCanBeSubscribedTo() throws Exception {
        Booking open = reserve(monday, 9, 11, new Title("Kelas sablon; gratis, terbuka", true));
        reserve(monday.plusDays(1), 9, 11, new Title("Siti Rahasia", false));
        bookings.hold(
                Actor.ANONYMOUS,
                Ids.next(),
                studio(monday.plusDays(2), 9, 10),
                Instant.now().plusSeconds(600));
        MvcTestResult feed = browser.get().uri("/tempat/hub-studio.ics").exchange();
        assertThat(feed).hasStatusOk().hasContentType("text/calendar;charset=UTF-8");
        String ics = feed.getResponse().getContentAsString(StandardCharsets.UTF_8);
        List<Map<String, String>> events = Calendars.events(ics);
        assertThat(events).hasSize(2);
        assertThat(Calendars.text(events.getFirst().get("SUMMARY"))).isEqualTo("Kelas sablon; gratis, terbuka");
        assertThat(events.getFirst().get("UID")).isEqualTo(open.id() + "@booking.82.71");
        assertThat(Calendars.text(events.get(1).get("SUMMARY"))).isEqualTo("Terisi");
        assertThat(ics).doesNotContain("Rahasia");

        bookings.move(Actor.SYSTEM, open.id(), 0, monday.atTime(13, 0), monday.atTime(15, 0));
        Map<String, String> moved = Calendars.events(text("/tempat/kelompok/creative-hub.ics")).stream()
                .filter(event -> event.get("UID").startsWith(open.id().toString()))
                .findFirst()
                .orElseThrow();
        assertThat(moved.get("SEQUENCE")).isEqualTo("1");
        assertThat(moved.get("DTSTART")).isEqualTo(monday.toString().replace("-", "") + "T040000Z");
    }

    @Test
    void otherSystemsReadPlacesAndWhatIsFree() throws Exception {
        reserve(monday, 9, 11, Title.NONE);
        JsonNode places = json.readTree(text("/api/v1/places")).get("places");
        assertThat(places.findValuesAsString("code")).contains("hub-studio", "benteng-halaman");
        JsonNode free = json.readTree(text("/api/v1/places/hub-studio/free?days=2&from=" + monday));
        JsonNode day = free.get("days").get(0);
        assertThat(day.get("state").asString()).isEqualTo("partly");
        assertThat(day.get("slots").get(0).get("from").asString()).isEqualTo(monday + "T09:00");
        assertThat(day.get("slots").get(0).get("bookable").asBoolean()).isFalse();
        assertThat(day.get("slots").get(3).get("free").asInt()).isEqualTo(1);
        assertThat(text("/tempat/hub-studio/bebas.json?hari=1&tanggal=" + monday))
                .contains("\"slots\"");
        assertThat(browser.get().uri("/api/v1/places/hub-studio/free?days=99").exchange())
                .hasStatus(422);
        assertThat(browser.get()
                        .uri("/api/v1/places/hub-studio/free?from=besok")
                        .exchange())
                .hasStatus(422);
        assertThat(browser.get().uri("/api/v1/places/tidak-ada/free").exchange())
                .hasStatus(404);
    }

    @Test
    void aPickerOffersThePlacesOfItsGroupAndKeepsWhatWasTyped() {
        BookingPicker picker = pickers.make(
                "waktu",
                "creative-hub",
                Map.of("place", "hub-studio", "from", monday + "T09:00", "equipment", Map.of("mikrofon", 1)));
        assertThat(picker.places()).hasSize(2);
        assertThat(picker.value("equipment.mikrofon")).isEqualTo("1");
        assertThat(picker.value("to")).isEmpty();
        assertThat(picker.stepSeconds()).isEqualTo(3600);
        assertThat(pickers.make("waktu", "tidak-ada", Map.of()).places()).isEmpty();
    }

    private MvcTestResult post(RequestPostProcessor who, String path, Map<String, String> fields) {
        var request = browser.post().uri(path).with(who).with(form());
        fields.forEach(request::param);
        return request.exchange();
    }

    @Test
    void theKeeperClosesBooksMovesAndGivesBack() throws Exception {
        RequestPostProcessor keeper = persons.officer("dispar");
        String from = monday + "T09:00";
        MvcTestResult closed = post(
                keeper,
                "/kerja/tempat/hub-studio",
                Map.of("jenis", "tutup", "from", from, "to", monday + "T12:00", "judul", "Perbaikan AC", "umum", "ya"));
        assertThat(closed).hasStatus3xxRedirection();
        assertThat(text("/tempat/hub-studio?minggu=" + monday)).contains("Perbaikan AC");

        // Every week, and one of the weeks is taken: said which, and left out when asked to.
        Map<String, String> weekly = Map.of(
                "jenis",
                "pesan",
                "from",
                monday.minusWeeks(1) + "T10:00",
                "to",
                monday.minusWeeks(1) + "T11:00",
                "judul",
                "Podcast kota",
                "ulang",
                "minggu",
                "kali",
                "3",
                "kunci",
                Ids.next().toString());
        MvcTestResult refused = post(keeper, "/kerja/tempat/hub-studio", weekly);
        assertThat(refused).hasStatus(422).bodyText().contains("Sudah terisi", "Podcast kota", "error-summary");
        Map<String, String> rest = new java.util.HashMap<>(weekly);
        rest.put("lewati", "ya");
        assertThat(post(keeper, "/kerja/tempat/hub-studio", rest)).hasStatus3xxRedirection();
        assertThat(post(keeper, "/kerja/tempat/hub-studio", rest)).hasStatus3xxRedirection();
        List<UUID> made = jdbc.sql(
                        "select id from booking.booking where title = 'Podcast kota' and active order by from_at")
                .query(UUID.class)
                .list();
        assertThat(made).hasSize(2);

        String move = "/kerja/tempat/hub-studio/" + made.getLast() + "/pindah";
        LocalDate later = monday.plusWeeks(1);
        assertThat(post(keeper, move, Map.of("versi", "0", "from", later + "T13:00", "to", later + "T14:00")))
                .hasStatus3xxRedirection();
        assertThat(post(keeper, move, Map.of("versi", "0", "from", later + "T15:00", "to", later + "T16:00")))
                .hasStatus3xxRedirection()
                .cookies()
                .hasValue("flash", "bad~booking.changed");
        assertThat(post(keeper, move, Map.of("versi", "1", "from", monday + "T09:00", "to", monday + "T10:00")))
                .hasStatus(422);
        String page = browser.get()
                .uri("/kerja/tempat/hub-studio?mulai=" + monday)
                .with(keeper)
                .exchange()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains("Perbaikan AC", "Podcast kota", "13.00–14.00", "Mikrofon", "0 / 2");
        assertThat(post(
                        keeper,
                        "/kerja/tempat/hub-studio/" + made.getFirst() + "/lepas",
                        Map.of("versi", "0", "semua", "ya")))
                .hasStatus3xxRedirection();
        assertThat(bookings.get(made.getLast()).active()).isFalse();
    }

    @Test
    void theOneWhoWaitsIsSeenByTheKeeper() throws Exception {
        RequestPostProcessor keeper = persons.head("dispar");
        reserve(monday, 9, 11, Title.NONE);
        bookings.queue(Actor.ANONYMOUS, Ids.next(), studio(monday, 9, 10));
        String page = browser.get()
                .uri("/kerja/tempat/hub-studio")
                .with(keeper)
                .exchange()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains("09.00–10.00");
        assertThat(browser.get().uri("/kerja/tempat").with(keeper).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Studio");
    }

    @Test
    void placesOfAnotherAgencyAreNotThere() {
        RequestPostProcessor other = persons.officer("dlh");
        Booking booking = reserve(monday, 9, 11, Title.NONE);
        assertThat(browser.get().uri("/kerja/tempat/hub-studio").with(other).exchange())
                .hasStatus(404);
        assertThat(browser.get().uri("/kerja/tempat").with(other).exchange())
                .hasStatusOk()
                .bodyText()
                .doesNotContain("hub-studio");
        Map<String, String> fields =
                Map.of("jenis", "tutup", "from", monday + "T13:00", "to", monday + "T14:00", "versi", "0");
        assertThat(post(other, "/kerja/tempat/hub-studio", fields)).hasStatus(404);
        assertThat(post(other, "/kerja/tempat/hub-studio/" + booking.id() + "/pindah", fields))
                .hasStatus(404);
        assertThat(post(other, "/kerja/tempat/hub-studio/" + booking.id() + "/lepas", fields))
                .hasStatus(404);
        assertThat(post(persons.officer("dispar"), "/kerja/tempat/benteng-panggung/" + booking.id() + "/lepas", fields))
                .hasStatus(404);
        // Who oversees all agencies may look, not act.
        assertThat(browser.get()
                        .uri("/kerja/tempat/hub-studio")
                        .with(persons.auditor())
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .doesNotContain("/lepas\"");
        assertThat(bookings.get(booking.id()).active()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=x",
                "from=",
                "to=2020-01-01T00:00",
                "ulang=harian",
                "ulang=minggu&kali=",
                "ulang=minggu&kali=500"
            })
    void whatWasTypedWrongIsSaidAndKept(String wrong) {
        RequestPostProcessor keeper = persons.officer("dispar");
        Map<String, String> fields = new java.util.HashMap<>(
                Map.of("from", monday + "T13:00", "to", monday + "T14:00", "judul", "Tetap ada", "kali", "2"));
        for (String pair : wrong.split("&", -1)) {
            fields.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        assertThat(post(keeper, "/kerja/tempat/hub-studio", fields))
                .hasStatus(422)
                .bodyText()
                .contains("error-summary", "Tetap ada");
    }
}
